import { isIP, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import { harmless } from '../../core/bytes/harmless.ts';
import { lackingInterface, lacksInterface } from '../../core/facts/link-local.ts';
import { zonesWords } from './zones.ts';

/** What is looked at: a name or address, and the TCP port. */
export interface Target {
  /** As typed, without brackets: a DNS name or an address, perhaps with an IPv6 zone. */
  readonly host: string;
  readonly port: number;
}

/** The port of Remote Desktop where none is given. */
export const RDP_PORT = 3389;

/** Reads `host`, `host:port`, `[2001:db8::1]:port` or an address; the problem names the thing and its value. */
export function parseTarget(text: string, defaultPort = RDP_PORT): Target | { readonly problem: string } {
  const trimmed = text.trim();
  if (trimmed === '') return { problem: 'target: is empty' };
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed)) {
    return {
      problem: `target "${short(trimmed)}": is a URL; give the host alone, e.g. ${hostOfUrl(trimmed)}`,
    };
  }
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/.exec(trimmed);
  if (bracketed) return bracketedTarget(trimmed, bracketed[1] ?? '', bracketed[2], defaultPort);
  if (isIPv6(trimmed)) return addressedTarget(trimmed, defaultPort);
  const colon = trimmed.lastIndexOf(':');
  if (colon < 0) return namedTarget(trimmed, defaultPort);
  if (trimmed.indexOf(':') !== colon) {
    return {
      problem: `target "${short(trimmed)}": is neither host:port nor an IPv6 address ([address]:port)`,
    };
  }
  const port = parsePort(trimmed.slice(colon + 1));
  return typeof port === 'number' ? namedTarget(trimmed.slice(0, colon), port) : port;
}

/** A target as people write it: the port always, brackets around IPv6. */
export function showTarget({ host, port }: Target): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Reads a TCP port number. */
export function parsePort(text: string): number | { readonly problem: string } {
  const port = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (port >= 1 && port <= 65_535) return port;
  return { problem: `port "${short(text)}": is not a number from 1 to 65535` };
}

function bracketedTarget(
  whole: string,
  host: string,
  port: string | undefined,
  defaultPort: number,
): Target | { problem: string } {
  if (!isIPv6(host)) return { problem: `target "${short(whole)}": "${short(host)}" is not an IPv6 address` };
  const parsed = port === undefined ? defaultPort : parsePort(port);
  return typeof parsed === 'number' ? addressedTarget(host, parsed) : parsed;
}

/** An address of one link leads nowhere until it says by which. */
function addressedTarget(host: string, port: number): Target | { problem: string } {
  if (!lacksInterface(host)) return { host, port };
  return { problem: `target "${host}": ${lackingInterface(host)}; ${zonesWords()}` };
}

function namedTarget(host: string, port: number): Target | { problem: string } {
  if (isIP(host) !== 0) return { host, port };
  if (host === '') return { problem: 'target: has a port but no host' };
  if (/^[\d.]+$/.test(host)) return { problem: `target "${short(host)}": is not a valid IPv4 address` };
  const name = host.endsWith('.') ? host.slice(0, -1) : host;
  // IDNA reads a host as URLs have it, and would leave out what follows a slash or question mark.
  const odd = /[!-,/:-@[-^`{-~]/.exec(name)?.[0];
  if (odd === '/' && isIP(name.split('/')[0] ?? '') !== 0)
    return { problem: `target "${short(host)}": is a range of addresses; a host was expected` };
  if (odd !== undefined)
    return { problem: `target "${short(host)}": "${odd}" cannot be part of a host name` };
  // It would leave out tabs and line ends, too.
  const ascii = harmless(name) === name ? domainToASCII(name) : '';
  if (ascii === '' && name.length <= MAX_NAME)
    return { problem: `target "${short(host)}": is not a host name` };
  const longest = ascii === '' ? name : ascii;
  if (longest.length > MAX_NAME) {
    return {
      problem: `target "${short(host)}": has ${longest.length} characters; a DNS name has at most 253`,
    };
  }
  const label = ascii.split('.').find((part) => part.length > 63 || part === '');
  if (label !== undefined) {
    return { problem: `target "${short(host)}": the part "${short(label)}" must have 1 to 63 characters` };
  }
  const strange = /[^a-z0-9._-]/i.exec(ascii)?.[0];
  if (strange !== undefined)
    return { problem: `target "${short(host)}": "${strange}" cannot be part of a host name` };
  return { host: ascii, port };
}

function hostOfUrl(url: string): string {
  // A link to an .rdp file has its settings where other URLs have the host.
  const setting = /full(?:%20|\+| )address=s:([^&]{1,300})/i.exec(url)?.[1];
  const authority = /^[^:]+:\/\/([^/?#]*)/.exec(url)?.[1] ?? '';
  return short(setting ?? (authority === '' || authority.includes('=') ? 'srv01' : authority));
}

/** What a person typed, cut to a length that fits a message, without control characters. */
function short(text: string): string {
  const shown = Array.from(text.slice(0, 60), (c) => (c < ' ' || c === '\u007F' ? '?' : c)).join('');
  return text.length > 60 ? `${shown}…` : shown;
}

const MAX_NAME = 253;
