import { tlsInspectors } from '../codes/tls-inspectors.ts';
import { fixedValues } from './fixed-values.ts';
import { nameWords, type Identifiers, type KeyKind } from './identifiers.ts';
import { isWellKnown, type Pseudonyms } from './pseudonyms.ts';
import { isOurs } from './vocabulary.ts';

/** Replaces what identifies in a text; `kind` says what its place holds. */
export type Redact = (text: string, kind: KeyKind) => string;

interface Part {
  readonly text: string;
  readonly done: boolean;
}

/**
 * What has the form of an identifier is replaced by its form; every other word is replaced unless it is one of our own
 * texts. So what nobody thought of is left out, not in.
 */
export function textRedactor(known: Identifiers, names: Pseudonyms): Redact {
  const forms = formsOf(names);
  const fixed = fixedValues();
  return (whole, kind) => {
    const text = whole.length > LONGEST ? `${whole.slice(0, LONGEST)} …` : whole;
    if (isTime.test(text) || (kind === 'text' && fixed.has(text))) return text;
    if (text.length < 20 && !/[\d@\\:]/.test(text)) return words(text, kind, known, names);
    let parts: readonly Part[] = [{ text, done: false }];
    for (const [pattern, stand] of forms)
      parts = parts.flatMap((part) => (part.done ? [part] : replaced(part.text, pattern, stand)));
    return parts.map((part) => (part.done ? part.text : words(part.text, kind, known, names))).join('');
  };
}

/** Forms that identify by themselves, in the order in which they are looked for. */
function formsOf(names: Pseudonyms): readonly (readonly [RegExp, (found: string) => string | undefined])[] {
  const name = (text: string) => (text === '' ? '' : names.host(text));
  return [
    [/(?<![A-Za-z0-9])S-1-\d+(?:-\d+)+/gi, (sid) => names.sid(sid)],
    [/(?<![0-9a-f])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-f])/gi, (guid) => names.hex(guid)],
    [/(?<![0-9a-f:])[0-9a-f]{2}(?::[0-9a-f]{2}){5,}(?![0-9a-f:])/gi, (bytes) => names.hex(bytes)],
    [/(?<![0-9a-f-])[0-9a-f]{2}(?:-[0-9a-f]{2}){5,}(?![0-9a-f-])/gi, (bytes) => names.hex(bytes)],
    [/(?<![0-9a-f])[0-9a-f]{2}(?: [0-9a-f]{2}){5,63}(?![0-9a-f])/gi, (bytes) => names.hex(bytes)],
    [/(?<![0-9a-f])[0-9a-f]{4}(?:\.[0-9a-f]{4}){2}(?![0-9a-f])/gi, (bytes) => names.hex(bytes)],
    [/(?<![0-9a-f])(?:[0-9a-f]{2}){10,}(?![0-9a-f])/gi, (digits) => names.hex(digits)],
    [ipv6, (address) => (isIpv6(address) ? names.ipv6(address) : undefined)],
    [/(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\d|\.\d)/g, (one) => (isIpv4(one) ? names.ipv4(one) : undefined)],
    [/\+\d[\d ()/-]{5,20}\d/g, (phone) => names.digits(phone)],
    [
      mail,
      (whole) =>
        `${names.user(whole.slice(0, whole.indexOf('@')))}@${name(whole.slice(whole.indexOf('@') + 1))}`,
    ],
    [/(?<=\\\\)[\p{L}\p{N}_$-][\p{L}\p{N}_.$-]*/gu, name],
    [account, (whole) => accountOf(whole, names)],
  ];
}

function replaced(
  text: string,
  pattern: RegExp,
  stand: (found: string) => string | undefined,
): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const by = stand(found);
    if (by === undefined) continue;
    parts.push({ text: text.slice(from, index), done: false }, { text: by, done: true });
    from = index + found.length;
  }
  parts.push({ text: text.slice(from), done: false });
  return parts;
}

function words(text: string, place: KeyKind, known: Identifiers, names: Pseudonyms): string {
  const kind = place !== 'text' && isPhrase(text) ? 'text' : place;
  return text.replace(nameWords, (found, at: number) => {
    const word = found.replace(/[.'-]{1,3}$/, '');
    const end = found.slice(word.length);
    const isAttribute = kind === 'subject' && text[at + found.length] === '=' && attributes.test(found);
    return isAttribute ? found : oneWord(word, kind, known, names) + end;
  });
}

/** Several words of ours, such as "Remote Desktop Services" or "Local CMOS Clock", are no name. */
function isPhrase(text: string): boolean {
  const found = text.match(nameWords) ?? [];
  return found.length > 1 && found.every((word) => isOurs(word));
}

function oneWord(word: string, kind: KeyKind, known: Identifiers, names: Pseudonyms): string {
  const as = known.get(word.toLowerCase());
  if (as !== undefined && (kind === 'text' || kind === as)) return standIn(word, as, names);
  if (isWellKnown(word)) return word;
  if (kind === 'text')
    return /^\d{1,10}$|^\d{4}-\d\d-\d\d$/.test(word) || isOurs(word) ? word : ofUnknown(word, names);
  if (kind === 'user' && isCode.test(word) && isOurs(word)) return word;
  if (kind === 'user' || kind === 'serial') return standIn(word, kind, names);
  if (kind === 'subject')
    return tlsInspectors.exec(word)?.[0] ?? (/^CA$/i.test(word) ? word : names.host(word));
  // Ports and times stand beside hosts, and words such as "http".
  return /^\d{1,5}$|^0x[0-9a-f]{1,8}$|^(?:https?|tsv)$/i.test(word) ? word : names.host(word);
}

function standIn(word: string, kind: 'host' | 'user' | 'serial', names: Pseudonyms): string {
  if (kind === 'user') return names.user(word);
  return kind === 'serial' ? serial(word, names) : names.host(word);
}

function serial(word: string, names: Pseudonyms): string {
  return /^[0-9a-f]+$/i.test(word) ? names.hex(word) : names.host(word);
}

/** Versions, file names and DNS names are all words with dots. */
function ofUnknown(word: string, names: Pseudonyms): string {
  if (/^\d+$/.test(word)) return names.digits(word);
  const labels = word.split('.');
  if (labels.length > 1 && labels.every((label) => /^\d{1,10}$/.test(label) || isOurs(label))) return word;
  const ending = labels.at(-1)!;
  if (labels.length === 1 || !fileEndings.test(ending)) return names.host(word);
  const stem = labels.slice(0, -1).map((label) => (isOurs(label) ? label : names.host(label)));
  return `${stem.join('.')}.${ending}`;
}

/** DOMAIN\user, unless both are words of ours: then it is a path. */
function accountOf(whole: string, names: Pseudonyms): string | undefined {
  const at = whole.indexOf('\\');
  const [domain, user] = [whole.slice(0, at), whole.slice(at + 1)];
  if (isOurs(domain) && isOurs(user)) return undefined;
  return `${isWellKnown(domain) ? domain : names.host(domain)}\\${names.user(user)}`;
}

/** INVALID_REGISTRATION_TOKEN: a service says so in a field without a name, where others name a person. */
const isCode = /^[A-Z]{2,20}(?:_[A-Z]{2,20}){2,5}$/;

/** No text of a fact is longer; of what is, the rest is left out. */
const LONGEST = 16_384;

/** Types of the parts of a distinguished name. */
const attributes =
  /^(?:[A-Z]{1,2}|UID|SERIALNUMBER|STREET|GIVENNAME|SURNAME|TITLE|EMAILADDRESS|postalCode|\d{1,9}(?:\.\d{1,9})+)$/i;

function isIpv4(text: string): boolean {
  return text.split('.').every((part) => Number(part) <= 255);
}

function isIpv6(text: string): boolean {
  const groups = text.split(':').filter((group) => group !== '');
  if (/^\d\d?(?::\d\d){1,2}$/.test(text)) return false;
  return text.includes('::') ? groups.length > 0 : groups.length === 8;
}

const ipv6 =
  /(?<![0-9a-f:])(?:[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7}|::[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})(?![0-9a-f:])/gi;
const mail = /(?<![\p{L}\p{N}_.+-])[\p{L}\p{N}_.+-]+@[\p{L}\p{N}_-][\p{L}\p{N}_.-]*/gu;
const account = /(?<![\p{L}\p{N}_.\\-])[\p{L}\p{N}_.-]+\\[\p{L}\p{N}_$.-]+(?![\p{L}\p{N}_$.\\-])/gu;
const fileEndings =
  /^(?:exe|dll|ps1|ts|json|evtx|reg|rdp|pcap|pcapng|pem|cer|crt|pfx|p7b|log|txt|xml|sys|inf|msc|cpl|gz)$/i;
const isTime = /^\d{4}-\d\d-\d\dT[\d:.]{5,20}Z?$/;
