import { readCaseFile, type CaseFile } from '../facts/case-file.ts';
import { gatherIdentifiers, type Identifiers } from './identifiers.ts';
import { Pseudonyms } from './pseudonyms.ts';

/**
 * A case file without names, users, addresses, domains, SIDs, serials and thumbprints: each is replaced by a stand-in of
 * its form, the same one everywhere, so that the diagnosis stays what it was.
 */
export function redactCaseFile(file: CaseFile): CaseFile {
  // Names of facts are words of ours; the name that was asked for is the one "name" that identifies.
  const told = file.facts.map(({ name, value, source }) => [
    value,
    { from: source.from, computer: source.computer ?? '' },
    name === 'nameResolution' ? { host: value.name } : {},
  ]);
  const identifiers = gatherIdentifiers([
    { target: file.target },
    told,
    file.gaps.map(({ detail }) => detail),
  ]);
  const redact = textRedactor(identifiers, new Pseudonyms());
  const redacted = {
    ...file,
    target: redact(file.target),
    facts: file.facts.map(({ name, value, source }) => ({
      name,
      value: rewrite(value, '', redact, 0),
      source: {
        ...source,
        from: redact(source.from),
        ...(source.computer === undefined ? {} : { computer: redact(source.computer) }),
      },
    })),
    gaps: file.gaps.map((gap) => ({ ...gap, detail: rewrite(gap.detail, '', redact, 0) })),
  };
  const checked = readCaseFile(JSON.stringify(redacted));
  if ('problem' in checked) throw new Error(`redaction broke the case file: ${checked.problem}`);
  return checked;
}

function rewrite(value: unknown, key: string, redact: (text: string) => string, depth: number): unknown {
  if (depth > 40) return value;
  if (typeof value === 'string') return technical.has(key) || isTime.test(value) ? value : redact(value);
  if (Array.isArray(value)) return value.map((item) => rewrite(item, key, redact, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      // Addresses are keys of the PTR table; all other keys are words of ours.
      const kept = key === 'pointers' ? redact(name) : name;
      return [kept, rewrite(item, inTable(key, name), redact, depth + 1)];
    }),
  );
}

/** Fields of events and settings of files carry foreign texts under names of their own. */
function inTable(table: string, name: string): string {
  return /^(fields(First|Last)?|settings)$/.test(table) ? `${table}.${name}` : name;
}

function textRedactor(identifiers: Identifiers, names: Pseudonyms): (text: string) => string {
  const known = [...identifiers.keys()].toSorted((a, b) => b.length - a.length);
  const lookup = new Map([...identifiers].map(([text, kind]) => [text.toLowerCase(), kind]));
  const words =
    known.length > 0
      ? new RegExp(`(?<![A-Za-z0-9])(?:${known.map(escaped).join('|')})(?![A-Za-z0-9])`, 'gi')
      : undefined;
  const standIn = (text: string) => {
    const kind = lookup.get(text.toLowerCase());
    return kind === 'user' ? names.user(text) : kind === 'serial' ? names.hex(text) : names.host(text);
  };
  return (text) => {
    const parts: string[] = [];
    const aside = (stand: string) => `\u0001${parts.push(stand) - 1}\u0002`;
    // What one pattern has replaced is set aside, so that the next one does not read it again.
    const withPatterns = text
      .replace(/\bS-1-5-21(?:-\d+){3,4}\b/gi, (sid) => aside(names.sid(sid)))
      .replace(/(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]*\d)/g, (address) =>
        aside(isIpv4(address) ? names.ipv4(address) : address),
      )
      .replace(ipv6, (address) => aside(isIpv6(address) ? names.ipv6(address) : address))
      .replace(/(?<![0-9a-f])(?:[0-9a-f]{40}|[0-9a-f]{64})(?![0-9a-f])/gi, (thumbprint) =>
        aside(names.hex(thumbprint)),
      )
      .replace(/(?<![0-9a-f])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f])/gi, (guid) =>
        aside(names.hex(guid)),
      );
    const withWords = words ? withPatterns.replace(words, (word) => aside(standIn(word))) : withPatterns;
    return withWords.replace(/\u0001(\d+)\u0002/g, (_, i) => parts[Number(i)]!);
  };
}

function isIpv4(text: string): boolean {
  return text.split('.').every((part) => Number(part) <= 255);
}

function isIpv6(text: string): boolean {
  return text.includes('::')
    ? /[0-9a-f]{3,}|^fe80|^fd/i.test(text) || text === '::1'
    : text.split(':').length === 8;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const ipv6 = /(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])/gi;
const isTime = /^\d{4}-\d\d-\d\dT[\d:.]+Z?$/;
/** Words of the field: no value under these names tells who it is about. */
const technical = new Set([
  'kind',
  'from',
  'outcome',
  'family',
  'phase',
  'state',
  'by',
  'after',
  'protocol',
  'version',
  'cipher',
  'group',
  'suites',
  'groups',
  'curves',
  'signatureAlgorithms',
  'signature',
  'keyUsage',
  'extendedKeyUsage',
  'keyType',
  'curve',
  'provider',
  'channel',
  'origin',
  'startup',
  'osBuild',
  'kb',
  'reason',
  'category',
  'profiles',
  'activeProfiles',
  'id',
  'action',
  'ports',
  'reached',
  'format',
  'basis',
  'side',
  'rdpVersion',
  'encryptionMethods',
  'encryptionLevel',
  'offer',
  'failure',
  'edition',
  'store',
  'mode',
  'schemes',
  'transport',
  'trustProblem',
  'code',
  'field',
  'speaks',
  'system',
  'interface',
]);
