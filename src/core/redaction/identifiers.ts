import { isOurs } from './vocabulary.ts';
import { isWellKnown } from './pseudonyms.ts';

/** What kind of identifier stands under a key; `text` where anything may stand. */
export type KeyKind = 'host' | 'user' | 'serial' | 'subject' | 'text';

/** Words that are names wherever they stand, by their text in lower case. */
export type Identifiers = ReadonlyMap<string, 'host' | 'user' | 'serial'>;

/** What a field of a fact, event or settings file holds. */
export function kindOfKey(key: string): KeyKind {
  if (/^(?:subject|issuer)$/i.test(key)) return 'subject';
  if (userKeys.test(key)) return 'user';
  if (/^serial(?:number)?$/i.test(key)) return 'serial';
  return hostKeys.test(key) ? 'host' : 'text';
}

/** Walks plain JSON and gathers the names that stand where names stand, so that they are known in running text too. */
export function gatherIdentifiers(value: unknown): Identifiers {
  const found = new Map<string, 'host' | 'user' | 'serial'>();
  walk(value, '', found, 0);
  return found;
}

function walk(value: unknown, key: string, found: Map<string, 'host' | 'user' | 'serial'>, depth: number) {
  if (depth > DEEPEST) return;
  if (typeof value === 'string') gather(kindOfKey(key), value, found);
  else if (Array.isArray(value)) for (const one of value) walk(one, key, found, depth + 1);
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) walk(one, name, found, depth + 1);
}

function gather(kind: KeyKind, text: string, found: Map<string, 'host' | 'user' | 'serial'>): void {
  if (kind === 'text') return;
  const as = kind === 'subject' ? 'host' : kind;
  for (const { 0: word, index } of text.matchAll(nameWords)) {
    if (isPort(word, text, index)) continue;
    // A word that our own texts use is replaced where a name must stand, and nowhere else.
    const short = word.length < 3 || (/^\d+$/.test(word) && word.length < 5);
    if (!short && word.length <= 256 && !isWellKnown(word) && !isOurs(word) && !found.has(word.toLowerCase()))
      found.set(word.toLowerCase(), as);
  }
}

/** "srv01:14110": the number behind a host is no name. */
function isPort(word: string, text: string, at: number): boolean {
  return text[at - 1] === ':' && at + word.length === text.length && /^\d{1,5}$/.test(word);
}

/** Deeper than any case file goes. */
export const DEEPEST = 40;

/** Words as names are written: letters and digits of any script, with dots, hyphens and underscores inside. */
export const nameWords = /(?<![\p{L}\p{N}\p{M}_$])[\p{L}\p{N}_$][\p{L}\p{N}\p{M}_$.'-]*/gu;

const userKeys =
  /^(?:username|user|.*UserName|AccountName|account|Param1|member|remoteDesktopUsers|allowLogon|denyLogon|gatewayusername|0)$/i;
const hostKeys =
  /^(?:target|host|asked|certificateNames|hostNames|names|endpoint|computer|domain|dnsComputer|dnsDomain|dnsForest|completedTo|gateway|serverName|pointsTo|aliases|.*DomainName|AccountDomain|Workstation(?:Name)?|TargetServerName|TargetInfo|Param2|full address|alternate full address|gatewayhostname|workspaceid|servers?|source|proxy|computerName|ClientName|Value|kdcproxyname)$/i;
