import { allCodes } from './all-codes.ts';
import type { CodeRow, Family } from './code-row.ts';

/** The rows of some families with exactly this value. */
export function codesWithValue(value: number, among: readonly Family[]): readonly CodeRow[] {
  byValue ??= grouped();
  return (byValue.get(value) ?? []).filter((row) => among.includes(row.family));
}

let byValue: ReadonlyMap<number, readonly CodeRow[]> | undefined;

function grouped(): ReadonlyMap<number, readonly CodeRow[]> {
  const groups = new Map<number, CodeRow[]>();
  for (const row of allCodes) {
    if (row.value === undefined) continue;
    const own = groups.get(row.value);
    if (own === undefined) groups.set(row.value, [row]);
    else own.push(row);
  }
  return groups;
}

/** The rows that have exactly this name, rows with that name alone first. */
export function codesNamed(text: string): readonly CodeRow[] {
  const asked = normalForm(text);
  if (asked === '') return [];
  const exact = allCodes.filter((row) => namesOf(row).some((name) => normalForm(name) === asked));
  return exact.toSorted((a, b) => namesOf(a).length - namesOf(b).length);
}

/** The rows whose name stands inside a longer text and cannot be anything else. */
export function codesNamedWithin(text: string): readonly CodeRow[] {
  const lower = text.toLowerCase();
  return allCodes.filter((row) =>
    namesOf(row).some((name) => isDistinctive(name) && standsIn(name.toLowerCase(), lower)),
  );
}

/** The rows whose name or place contains the text: what to offer when nothing has that name. */
export function codesLike(text: string): readonly CodeRow[] {
  const asked = normalForm(text);
  if (asked.replace(/ /g, '').length < 3) return [];
  const tight = asked.replace(/ /g, '');
  return allCodes.filter((row) => normalForm(row.name).replace(/ /g, '').includes(tight)).slice(0, 12);
}

/** A row's names: a composite such as "KeepAliveEnable / KeepAliveInterval" answers to each of its parts. */
export function namesOf(row: CodeRow): readonly string[] {
  if (row.name === '') return [];
  const parts = row.name.split(/, | \/ /).filter((part) => part.length > 3);
  const withoutGuid = row.name.replace(/_?<[^<>]*>/g, '');
  return [...new Set([row.name, withoutGuid, ...(parts.length > 1 ? parts : [])])];
}

/** Letters and digits in lower case with single spaces between them; other scripts stay as they are. */
function normalForm(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether a name stands in a text as it is written, not as a part of a longer word. */
function standsIn(name: string, text: string): boolean {
  const at = text.indexOf(name);
  return at >= 0 && !/\w/.test(text.charAt(at - 1)) && !/\w/.test(text.charAt(at + name.length));
}

/** Whether a name can be told from ordinary words in a pasted sentence. */
function isDistinctive(name: string): boolean {
  if (name.length < 6) return false;
  return /[a-z][A-Z]|_|\d/.test(name) || (name.includes(' ') && name.length >= 12);
}
