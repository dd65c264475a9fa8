import { parseAddress, showAddress, type Address } from './address.ts';
import { lackingInterface, lacksInterface } from '../../facts/link-local.ts';

/** What one word of a list stands for: addresses in a row, or a name; a port only where it was written. */
export type Entry =
  | {
      readonly kind: 'addresses';
      readonly net: string;
      readonly from: number;
      readonly to: number;
      /** Written as one address, not as a range. */
      readonly one: boolean;
      readonly port?: number;
    }
  | { readonly kind: 'name'; readonly name: string; readonly port?: number };

/** Makes a DNS name ASCII (IDNA); an empty text where it is no name. */
export type ToAscii = (name: string) => string;

/** Why a word names nothing; `lacks` where only the interface of its address is missing. */
export type Problem = { readonly problem: string; readonly lacks?: 'interface' };

/** The most addresses that one range may hold. */
export const MOST_IPV4 = 2 ** 24;
export const MOST_IPV6 = 2 ** 20;

/** Reads `srv01`, `srv01:3390`, `10.0.0.0/16`, `10.0.0.1-50`, `[2001:db8::/112]:3389` and the like. */
export function parseEntry(word: string, toAscii: ToAscii): Entry | Problem {
  if (word.includes('://')) return { problem: `"${shortened(word)}": is a URL; give the host alone` };
  const split = splitPort(word);
  if ('problem' in split) return split;
  const { body, port } = split;
  const ported = port === undefined ? {} : { port };
  const range = parseRange(body);
  if (range === undefined) return namedEntry(body, toAscii, ported);
  if ('problem' in range) return { ...range, problem: `"${shortened(word)}": ${range.problem}` };
  return { kind: 'addresses', ...range, ...ported };
}

/** What a person typed, cut to a length that fits a message, without control characters. */
export function shortened(text: string): string {
  const shown = Array.from(text.slice(0, 60), (c) => (c < ' ' || c === '\u007F' ? '?' : c)).join('');
  return text.length > 60 ? `${shown}…` : shown;
}

function splitPort(word: string): { readonly body: string; readonly port?: number } | Problem {
  const bracketed = /^\[([^\]]{1,100})\](?::(\d{1,6}))?$/.exec(word);
  if (bracketed !== null) return withPort(word, bracketed[1] ?? '', bracketed[2]);
  const colon = word.lastIndexOf(':');
  if (colon < 0 || word.indexOf(':') !== colon) return { body: word };
  return withPort(word, word.slice(0, colon), word.slice(colon + 1));
}

function withPort(word: string, body: string, port: string | undefined) {
  if (port === undefined) return { body };
  const number = /^\d{1,5}$/.test(port) ? Number(port) : 0;
  if (number >= 1 && number <= 65_535) return { body, port: number };
  return { problem: `"${shortened(word)}": port "${shortened(port)}" is not a number from 1 to 65535` };
}

type Range = { readonly net: string; readonly from: number; readonly to: number; readonly one: boolean };

function parseRange(body: string): Range | Problem | undefined {
  const slash = body.indexOf('/');
  if (slash >= 0) return cidr(parseAddress(body.slice(0, slash)), body.slice(slash + 1));
  const dash = body.indexOf('-');
  const first = parseAddress(dash < 0 ? body : body.slice(0, dash));
  if (first === undefined) return undefined;
  return dash < 0 ? bounded(first, first.low, true) : dashed(first, body.slice(dash + 1));
}

function cidr(base: Address | undefined, text: string): Range | Problem {
  const bits = base?.net === '' ? 32 : 128;
  const length = /^\d{1,3}$/.test(text) ? Number(text) : 129;
  if (base === undefined || length > bits) return { problem: 'is no range of addresses (10.0.0.0/24)' };
  const free = bits - length;
  if (free > (bits === 32 ? Math.log2(MOST_IPV4) : Math.log2(MOST_IPV6))) return tooMany(base, 2 ** free);
  const low = base.low - (base.low % 2 ** free);
  return bounded({ net: base.net, low }, low + 2 ** free - 1, free === 0);
}

/** `10.0.0.1-50` ends in the same /24, `10.0.0.1-10.0.3.254` where it says. */
function dashed(first: Address, text: string): Range | Problem {
  const short = first.net === '' && /^\d{1,3}$/.test(text);
  const last = parseAddress(
    short ? `${first.low >>> 24}.${(first.low >>> 16) & 255}.${(first.low >>> 8) & 255}.${text}` : text,
  );
  if (last === undefined) return { problem: `"${shortened(text)}" is no address to end at` };
  if (last.net !== first.net) return { problem: 'begins and ends in networks too far apart' };
  if (last.low < first.low) return { problem: 'ends before it begins' };
  return bounded(first, last.low, last.low === first.low);
}

function bounded(first: Address, to: number, one: boolean): Range | Problem {
  const { net, low: from } = first;
  if (lacksInterface(showAddress(first)))
    return { problem: lackingInterface(showAddress(first)), lacks: 'interface' };
  const count = to - from + 1;
  if (count > (net === '' ? MOST_IPV4 : MOST_IPV6)) return tooMany(first, count);
  const nobody = net === '' && (from < 0x0100_0000 || to >= 0xe000_0000);
  if (nobody) return { problem: 'holds addresses that no host can have (0.0.0.0/8, 224.0.0.0 and up)' };
  return { net, from, to, one };
}

function tooMany({ net }: Address, count: number): Problem {
  const most = net === '' ? MOST_IPV4 : MOST_IPV6;
  const counted = count > 2 ** 53 ? `2^${Math.log2(count)}` : String(count);
  return { problem: `is ${counted} addresses; at most ${most} are swept as one range` };
}

function namedEntry(body: string, toAscii: ToAscii, ported: { readonly port?: number }): Entry | Problem {
  if (/^[\d.]+$/.test(body)) return { problem: `"${shortened(body)}": is not a valid IPv4 address` };
  const [, linkLocal = '', zone = ''] = /^(fe[89ab][\da-f]:[\da-f:]{1,40})%([\w.-]{1,20})$/i.exec(body) ?? [];
  const address = parseAddress(linkLocal);
  // The zone is the name of an interface, and keeps its letters.
  if (address !== undefined) return { kind: 'name', name: `${showAddress(address)}%${zone}`, ...ported };
  // IDNA reads a host as URLs have it, and would leave out what follows a question mark or stands before an @.
  const odd = /[!-,/:-@[-^`{-~]/.test(body);
  const ascii = odd ? '' : toAscii(body.endsWith('.') ? body.slice(0, -1) : body).toLowerCase();
  const labels = ascii.split('.');
  const isName =
    ascii.length <= 253 &&
    /^[a-z0-9._-]+$/.test(ascii) &&
    labels.every((label) => label.length >= 1 && label.length <= 63);
  return isName
    ? { kind: 'name', name: ascii, ...ported }
    : { problem: `"${shortened(body)}": is neither a host name nor an address` };
}
