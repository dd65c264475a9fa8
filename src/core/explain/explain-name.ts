import { meaningOf, type CodeRow } from '../codes/code-row.ts';
import type { Explanation } from './explanation.ts';
import { families } from '../codes/families.ts';
import { codesLike, codesNamed, codesNamedWithin } from '../codes/find-codes.ts';
import { nextFor } from './next-steps.ts';
import { isOnlyNumbers } from '../codes/reported-error.ts';

/** Explains a setting, symbol, event or property asked for by its name; undefined where nothing has the name. */
export function explainExactName(text: string): Explanation | undefined {
  return isOnlyNumbers(text) ? undefined : explainRows(text, codesNamed(text));
}

/** Explains the names that stand inside a longer text. */
export function explainNamesWithin(text: string): Explanation | undefined {
  return explainRows(text, codesNamedWithin(text));
}

function explainRows(text: string, rows: readonly CodeRow[]): Explanation | undefined {
  const [first] = rows;
  if (!first) return undefined;
  return {
    format: 1,
    asked: text.length > 80 ? first.name : text,
    known: true,
    means: `${first.name}: ${meaningOf(first)}`,
    doesNotTell: families[first.family].doesNotTell,
    next: nextFor(first, first.value),
    entries: rows.map((row) => ({ row, asked: row.name, why: `${families[row.family].title} of that name` })),
    ambiguities: rows.length > 1 ? ['Several places use the name; each is listed.'] : [],
    myths: [],
  };
}

/** What to answer where nothing has the name: rows that contain it, marked as such. */
export function explainNearName(text: string): Explanation | undefined {
  const rows = codesLike(text);
  const [first] = rows;
  if (!first) return undefined;
  return {
    format: 1,
    asked: text,
    known: false,
    means: `Nothing in the tables is named exactly "${text}"; ${rows.length === 1 ? 'one name contains' : `${rows.length} names contain`} it.`,
    doesNotTell: 'which of them is meant',
    next: [`rdpdoctor explain "${first.name}"`],
    entries: rows.map((row) => ({ row, asked: text, why: 'the name contains what was asked' })),
    ambiguities: [],
    myths: [],
  };
}
