import { showAddress, type Address } from './address.ts';
import { parseEntry, type ToAscii } from './parse-entry.ts';

/** The port of Remote Desktop, which a canonical name leaves out. */
const USUAL_PORT = 3389;

/**
 * The one name of a host, however it is written: SRV01, srv01. and srv01:3389 are srv01; [2001:DB8:0::1]:3389 is
 * 2001:db8::1. A name and an address stay two hosts: what a name leads to may change. What is no target stays as it is.
 */
export function canonicalTarget(text: string, toAscii: ToAscii): string {
  const trimmed = text.trim();
  const entry = parseEntry(trimmed, toAscii);
  if ('problem' in entry || (entry.kind === 'addresses' && !entry.one)) return text;
  const host = entry.kind === 'name' ? entry.name : shown({ net: entry.net, low: entry.from });
  if (entry.port === undefined || entry.port === USUAL_PORT) return host;
  return host.includes(':') ? `[${host}]:${entry.port}` : `${host}:${entry.port}`;
}

/** An IPv4 address inside IPv6 (::ffff:192.0.2.1) is reached as IPv4. */
function shown(address: Address): string {
  return showAddress(address.net === MAPPED ? { ...address, net: '' } : address);
}

const MAPPED = `${'0'.repeat(20)}ffff`;
