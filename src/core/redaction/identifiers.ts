import { keepsMeaning } from './pseudonyms.ts';

/** What kind of identifier a value is. */
export type IdentifierKind = 'host' | 'user' | 'serial';

/** Identifiers found in a case file at the places where identifiers stand, by their text. */
export type Identifiers = ReadonlyMap<string, IdentifierKind>;

/** Walks plain JSON and gathers what identifies a host, a person or a certificate. */
export function gatherIdentifiers(value: unknown): Identifiers {
  const found = new Map<string, IdentifierKind>();
  walk(value, '', found, 0);
  return found;
}

function walk(value: unknown, key: string, found: Map<string, IdentifierKind>, depth: number): void {
  if (depth > 40) return;
  if (typeof value === 'string') gather(key, value, found);
  else if (Array.isArray(value)) for (const item of value) walk(item, key, found, depth + 1);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) walk(item, name, found, depth + 1);
  }
}

function gather(key: string, text: string, found: Map<string, IdentifierKind>): void {
  if (distinguished.test(key)) {
    for (const [, part] of text.matchAll(/(?:^|[,+]\s*)(?:CN|O|OU|DC|L|ST|E)=([^,+]+)/gi))
      addHost(part!.trim(), found);
  } else if (userKeys.test(key)) addUser(text, found);
  else if (serialKeys.test(key)) add(text, 'serial', found);
  else if (hostKeys.test(key)) addHost(text, found);
  for (const [, domain, user] of text.matchAll(
    /(?<![\w\\:.-])([A-Za-z][\w.-]{0,14})\\([A-Za-z][\w.$-]{1,40})(?![\w\\])/g,
  )) {
    if (pathRoots.test(domain!)) continue;
    addHost(domain!, found);
    add(user!, 'user', found);
  }
  for (const [, user, domain] of text.matchAll(
    /(?<![\w.+-])([\w.+-]+)@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)/g,
  )) {
    add(user!, 'user', found);
    addHost(domain!, found);
  }
  for (const [name] of text.matchAll(
    /(?<![\w.\\/-])(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+(?:[A-Za-z]{2,24})(?![\w-])/g,
  )) {
    if (!fileEndings.test(name) && !publicSites.test(name)) addHost(name, found);
  }
}

function addUser(text: string, found: Map<string, IdentifierKind>): void {
  const [, domain, user] = /^(?:([^\\@]+)\\)?([^\\@]+)/.exec(text) ?? [];
  if (domain !== undefined) addHost(domain, found);
  if (user !== undefined) add(user, 'user', found);
}

function addHost(text: string, found: Map<string, IdentifierKind>): void {
  const name = text.trim().replace(/^\[?([^\]]*)\]?:\d+$/, '$1');
  if (/^[\d.]+$/.test(name) || name.includes(':') || name.includes('/')) return;
  add(name, 'host', found);
  // The label alone stands in other texts: NetBIOS names, share paths, log lines.
  const label = name.split('.')[0]!;
  if (label !== name && label !== '*') add(label, 'host', found);
}

function add(text: string, kind: IdentifierKind, found: Map<string, IdentifierKind>): void {
  const plain = text.trim();
  if (plain === '-' || plain.length < 2 || plain.length > 256 || keepsMeaning(plain) || found.size >= 50_000)
    return;
  if (!found.has(plain)) found.set(plain, kind);
}

const distinguished = /^(subject|issuer)$/i;
const userKeys =
  /^(username|user|.*UserName|AccountName|Account|Param1|member|remoteDesktopUsers|allowLogon|denyLogon|gatewayusername|0)$/i;
const serialKeys = /^serial(number)?$/i;
const hostKeys =
  /^(target|host|asked|certificateNames|hostNames|names|endpoint|computer|domain|dnsComputer|dnsDomain|dnsForest|completedTo|gateway|serverName|pointsTo|aliases|.*DomainName|AccountDomain|Workstation(Name)?|TargetServerName|TargetInfo|Param2|full address|alternate full address|gatewayhostname|workspaceid|servers?|source|proxy|computerName|pointers|Value|ComputerName)$/i;
const pathRoots =
  /^(HKLM|HKCU|Cert|System32|Windows|WinStations|SYSTEM|SOFTWARE|Device|Software|LocalMachine|Policies|Microsoft|Control|Server|Client|Services|Protocols)$/i;
const fileEndings =
  /\.(exe|dll|ps1|ts|json|evtx|reg|rdp|pcap|pcapng|zip|pem|cer|crt|pfx|p7b|log|txt|xml|md|sys|inf|msc|cpl|gz)$/i;
const publicSites = /(^|\.)(microsoft\.com|rfc-editor\.org|github\.com|windows\.com)$/i;
