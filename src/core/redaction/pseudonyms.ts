/** Invents a stand-in for each identifier, the same one each time, of the same form, so that comparisons come out as before. */
export class Pseudonyms {
  readonly #known = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  /** A DNS name, NetBIOS name or wildcard: each label keeps its identity, so that a short name still begins its long one. */
  host(name: string): string {
    // The account of a computer is told from that of a person by its last letter.
    if (/[^$]\$$/.test(name)) return `${this.host(name.slice(0, -1))}$`;
    return name
      .split('.')
      .map((label, i, labels) => this.#label(label, i === labels.length - 1 && labels.length > 1))
      .join('.');
  }

  user(name: string): string {
    return isWellKnown(name)
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

  /** A security identifier of a domain, machine, cloud account or virtual machine; well-known ones and their relative ids stay. */
  sid(sid: string): string {
    if (wellKnownSid.test(sid)) return sid;
    const domain = /^(S-1-5-21-\d+-\d+-\d+)(?:-(\d+))?$/i.exec(sid);
    if (!domain) return this.#otherSid(sid);
    const authority = this.#of('domainSid', domain[1]!.toUpperCase(), (count) => `S-1-5-21-1-1-${count}`);
    if (domain[2] === undefined) return authority;
    return `${authority}-${Number(domain[2]) < 1_000 ? domain[2] : this.#of('rid', sid.toUpperCase(), (count) => String(1_000 + count))}`;
  }

  /** Hexadecimal of any length and spelling (serial, thumbprint, MAC, GUID): hexadecimal of the same length. */
  hex(text: string): string {
    const digits = text.replace(/[^0-9a-f]/gi, '');
    if (digits.toLowerCase() === rdpKeyFile) return text;
    const stand = this.#of(`hex${digits.length}`, digits.toLowerCase(), (count) =>
      count.toString(16).padStart(digits.length, 'f'),
    ).slice(-digits.length);
    let at = 0;
    return text.replace(/[0-9a-f]/gi, () => stand[at++]!);
  }

  /** Digits that are a number of somebody: telephone, personnel. */
  digits(text: string): string {
    const digits = text.replace(/\D/g, '');
    const stand = this.#of(`digits${digits.length}`, digits, (count) =>
      String(count).padStart(digits.length, '0'),
    ).slice(-digits.length);
    let at = 0;
    return text.replace(/\d/g, () => stand[at++]!);
  }

  #otherSid(sid: string): string {
    const parts = sid.split('-');
    const kept = /^S-1-12-1-/i.test(sid) ? 4 : Math.min(4, parts.length - 1);
    const last = this.#of('sid', sid.toUpperCase(), (count) => String(1_000 + count));
    return [...parts.slice(0, kept), ...parts.slice(kept, -1).map(() => '1'), last].join('-');
  }

  #label(label: string, isLast: boolean): string {
    if (label === '' || label === '*' || isWellKnown(label)) return label;
    if (isLast && commonEndings.has(label.toLowerCase())) return label;
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
export function isWellKnown(name: string): boolean {
  return wellKnown.has(name.toLowerCase());
}

function inCaseOf(original: string, stand: string): string {
  return /[A-Z]/.test(original) && original === original.toUpperCase() ? stand.toUpperCase() : stand;
}

/** What the file of the key that Remote Desktop makes for itself begins with, on every machine. */
const rdpKeyFile = 'f686aace6942fb7f7ceb231212eef4a4';

/** Groups, services and sessions of Windows itself. */
const wellKnownSid =
  /^S-1-(?:[0-4](?:-\d+)*|15(?:-\d+)*|16-\d+|18-\d+|5-\d+|5-(?:32|64)(?:-\d+)*|5-5-0-\d+|5-80(?:-\d+)+|5-(?:90|96)-0-\d+)$/i;

// prettier-ignore
const commonEndings = new Set([
  'com', 'net', 'org', 'edu', 'gov', 'local', 'lan', 'internal', 'home', 'test', 'example', 'invalid', 'arpa', 'localdomain',
]);

// prettier-ignore
const wellKnown = new Set([
  'administrator', 'administrators', 'guest', 'system', 'local', 'network', 'localhost', 'workgroup', 'anonymous', 'logon',
  'anonymous logon', 'network service', 'local service', 'nt', 'authority', 'nt authority', 'nt service', 'service', 'builtin',
  'everyone', 'users', 'remote desktop users', 'remote', 'desktop', 'window manager', 'window', 'manager', 'font', 'driver',
  'font driver host', 'dwm-1', 'umfd-0', 'localsystem', 'networkservice', 'localservice', 'termservice', 'server', 'client', 'rdp-tcp', '-',
  'nt-autorität', 'netzwerkdienst', 'autorite nt', 'service réseau', 'servicio de red',
]);
