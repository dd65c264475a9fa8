import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What a known_hosts file says of one host. */
export interface KnownKeys {
  /** Base64 keys by their type, e.g. ssh-ed25519. */
  readonly trusted: readonly { readonly type: string; readonly key: string }[];
  readonly revoked: readonly string[];
}

/** The lines of known_hosts files (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT) that are about this host and port. */
export function keysKnownFor(host: string, port: number, files: readonly string[]): KnownKeys {
  const name = port === 22 ? host.toLowerCase() : `[${host.toLowerCase()}]:${port}`;
  const trusted: { type: string; key: string }[] = [];
  const revoked: string[] = [];
  for (const line of files.flatMap((text) => text.split(/\r?\n/))) {
    const fields = line.trim().split(/\s+/);
    if (fields[0] === '' || fields[0]?.startsWith('#')) continue;
    const marker = fields[0]?.startsWith('@') ? fields.shift() : undefined;
    const [hosts, type, key] = fields;
    if (hosts === undefined || type === undefined || key === undefined || !namesHost(hosts, name)) continue;
    if (marker === '@revoked') revoked.push(key);
    else if (marker === undefined) trusted.push({ type, key });
  }
  return { trusted, revoked };
}

/** SHA256:… as ssh prints it. */
export function fingerprintOf(key: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replaceAll('=', '')}`;
}

function namesHost(hosts: string, name: string): boolean {
  if (hosts.startsWith('|1|')) return isHashOf(hosts, name);
  const patterns = hosts.toLowerCase().split(',');
  if (patterns.some((pattern) => pattern.startsWith('!') && matches(pattern.slice(1), name))) return false;
  return patterns.some((pattern) => matches(pattern, name));
}

/** |1|salt|hash: HMAC-SHA1 of the name, keyed with the salt. */
function isHashOf(hosts: string, name: string): boolean {
  const [, , salt = '', hash = ''] = hosts.split('|');
  const wanted = Buffer.from(hash, 'base64');
  const got = createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest();
  return wanted.length === got.length && timingSafeEqual(wanted, got);
}

/** * stands for any letters, ? for one; a mismatch goes back to the last * only, so that many of them cost no more than one. */
function matches(pattern: string, name: string): boolean {
  let [at, p] = [0, 0];
  let [star, from] = [-1, 0];
  while (at < name.length) {
    if (pattern[p] === '*') [star, from, p] = [p, at, p + 1];
    else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === name[at])) [p, at] = [p + 1, at + 1];
    else if (star >= 0) [from, at, p] = [from + 1, from + 1, star + 1];
    else return false;
  }
  while (pattern[p] === '*') p += 1;
  return p === pattern.length;
}
