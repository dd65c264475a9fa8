import { readCaseFile, type CaseFile } from '../facts/case-file.ts';
import { toHex, toUtf16le } from '../bytes/text.ts';
import { DEEPEST, gatherIdentifiers, kindOfKey, type KeyKind } from './identifiers.ts';
import { Pseudonyms } from './pseudonyms.ts';
import { textRedactor, type Redact } from './text-redactor.ts';

/**
 * A case file without names, users, addresses, domains, SIDs, serials, thumbprints and paths: each is replaced by a
 * stand-in of its form, the same one everywhere, so that the diagnosis stays what it was.
 */
export function redactCaseFile(file: CaseFile): CaseFile {
  // Names of facts are words of ours; the name that was asked for is the one "name" that identifies.
  const told = file.facts.map(({ name, value, source }) => [
    value,
    { computer: source.computer ?? '' },
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
    target: redact(file.target, 'host'),
    facts: file.facts.map(({ name, value, source }) => ({
      name,
      value: rewrite(value, kindIn(name), redact, 0),
      source: {
        ...source,
        by: redact(source.by, 'text'),
        from: redact(source.from, 'text'),
        at: redact(source.at, 'text'),
        ...(source.computer === undefined ? {} : { computer: redact(source.computer, 'host') }),
      },
    })),
    gaps: file.gaps.map((gap) => ({ ...gap, detail: rewrite(gap.detail, kindOfKey, redact, 0) })),
  };
  const checked = readCaseFile(JSON.stringify(redacted));
  if ('problem' in checked) throw new Error(`redaction broke the case file: ${checked.problem}`);
  return checked;
}

function kindIn(fact: string): (key: string) => KeyKind {
  return (key) => (fact === 'nameResolution' && key === 'name' ? 'host' : kindOfKey(key));
}

/**
 * The bytes that classic providers add to their events: statuses, which as text would be taken for a thumbprint, or words
 * in UTF-16.
 */
function binary(hex: string, redact: Redact): string {
  const units = (hex.match(/.{4}/g) ?? []).map((unit) =>
    Number.parseInt(unit.slice(2) + unit.slice(0, 2), 16),
  );
  const isWords =
    hex.length % 4 === 0 && units.every((unit) => unit === 0 || (unit >= 0x20 && unit < 0x3000));
  if (!isWords) return hex;
  const text = String.fromCharCode(...units.slice(0, LONGEST_BINARY));
  return toHex(toUtf16le(redact(text, 'text'))).toUpperCase();
}

function rewrite(
  value: unknown,
  kindOf: (key: string) => KeyKind,
  redact: Redact,
  depth: number,
  key = '',
): unknown {
  if (typeof value === 'string')
    return key === 'Binary' && isHex.test(value) ? binary(value, redact) : redact(value, kindOf(key));
  if (typeof value !== 'object' || value === null) return value;
  // What lies deeper than any case file goes cannot be told from something hidden there.
  if (depth > DEEPEST) return undefined;
  if (Array.isArray(value)) return value.map((one) => rewrite(one, kindOf, redact, depth + 1, key));
  return Object.fromEntries(
    // Fields of events, settings and tables have keys that come from outside; those of ours are words of ours.
    Object.entries(value).map(([name, one]) => [
      redact(name, 'text'),
      rewrite(one, kindOf, redact, depth + 1, name),
    ]),
  );
}

const isHex = /^[0-9a-f]*$/i;
const LONGEST_BINARY = 4_096;
