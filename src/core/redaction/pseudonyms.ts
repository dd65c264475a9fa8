import { tlsInspectors } from '../codes/tls-inspectors.ts';

/** Invents a stand-in for each identifier, the same one each time, of the same form, so that comparisons come out as before. */
export class Pseudonyms {
  readonly #known = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  /** A DNS name, NetBIOS name or wildcard: each label keeps its identity, so that a short name still begins its long one. */
  host(name: string): string {
    return name
      .split('.')
      .map((label, i, labels) => this.#label(label, i === labels.length - 1 && labels.length > 1))
      .join('.');
  }

  user(name: string): string {
    return keepsMeaning(name)
      ? name
      : inCaseOf(
          name,
          this.#of('user', name.toLowerCase(), (n) => `user${n}`),
        );
  }

  /** Private, public and special addresses stay what they are. */
  ipv4(address: string): string {
    const [a = 0, b = 0] = address.split('.').map(Number);
    if (a === 127 || a === 0 || a >= 224 || (a === 169 && b === 254)) return address;
    const isPrivate = a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168);
    const n = (count: number) => `${(count >> 8) & 255}.${count & 255}`;
    return isPrivate
      ? this.#of('private', address, (count) => `10.99.${n(count)}`)
      : this.#of('public', address, (count) => `198.18.${n(count)}`);
  }

  ipv6(address: string): string {
    const plain = address.toLowerCase();
    if (plain === '::1' || plain === '::') return address;
    const prefix = /^fe[89ab]/.test(plain) ? 'fe80' : /^f[cd]/.test(plain) ? 'fd00' : '2001:db8';
    return this.#of('ipv6', plain, (count) => `${prefix}::${count.toString(16)}`);
  }

  /** A security identifier of a domain or machine; well-known ones and their relative ids stay. */
  sid(sid: string): string {
    const domain = /^(S-1-5-21-\d+-\d+-\d+)(?:-(\d+))?$/i.exec(sid);
    if (!domain) return sid;
    const authority = this.#of('domainSid', domain[1]!, (count) => `S-1-5-21-1-1-${count}`);
    if (domain[2] === undefined) return authority;
    return `${authority}-${Number(domain[2]) < 1_000 ? domain[2] : this.#of('rid', sid, (count) => String(1_000 + count))}`;
  }

  /** Hexadecimal of any length (serial, thumbprint, GUID part): hexadecimal of the same length. */
  hex(text: string): string {
    const digits = text.replace(/[^0-9a-f]/gi, '').length;
    const stand = this.#of(`hex${digits}`, text.toLowerCase(), (count) =>
      count.toString(16).padStart(digits, 'f'),
    ).slice(-digits);
    let at = 0;
    return text.replace(/[0-9a-f]/gi, () => stand[at++]!);
  }

  #label(label: string, isLast: boolean): string {
    if (
      label === '' ||
      label === '*' ||
      keepsMeaning(label) ||
      (isLast && commonEndings.has(label.toLowerCase()))
    )
      return label;
    const plain = label.toLowerCase();
    // NetBIOS names are the first fifteen characters of the DNS label.
    const base = this.#of('host', plain.slice(0, 15), (n) =>
      plain.length >= 15 ? `host${n}`.padEnd(15, 'x') : `host${n}`,
    );
    return inCaseOf(label, plain.length > 15 ? base + this.#of('tail', plain, (n) => `y${n}`) : base);
  }

  #of(kind: string, original: string, invent: (count: number) => string): string {
    const key = `${kind}|${original}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    const invented = invent(count);
    this.#known.set(key, invented);
    return invented;
  }
}

/** Names that every machine has say nothing about anybody. */
export function keepsMeaning(name: string): boolean {
  return (
    name.length < 2 || tlsInspectors.test(name) || meaningful.has(name.toLowerCase()) || /^\d+$/.test(name)
  );
}

function inCaseOf(original: string, stand: string): string {
  return /[A-Z]/.test(original) && original === original.toUpperCase() ? stand.toUpperCase() : stand;
}

const commonEndings = new Set([
  'com',
  'net',
  'org',
  'edu',
  'gov',
  'local',
  'lan',
  'internal',
  'home',
  'test',
  'example',
  'invalid',
  'arpa',
  'localdomain',
]);
const meaningful = new Set([
  'administrator',
  'administrators',
  'guest',
  'system',
  'local',
  'network',
  'localhost',
  'workgroup',
  'anonymous logon',
  'network service',
  'local service',
  'nt authority',
  'builtin',
  'everyone',
  'users',
  'remote desktop users',
  'window manager',
  'font driver host',
  'dwm-1',
  'umfd-0',
  'localsystem',
  'server',
  'client',
  'rdp-tcp',
]);
