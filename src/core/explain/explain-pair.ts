import { meaningOf, type CodeRow } from '../codes/code-row.ts';
import type { Entry, Explanation } from './explanation.ts';
import { besideNumber, recogniseDialog } from '../codes/dialogs/dialogs.ts';
import { families } from '../codes/families.ts';
import { codesWithValue } from '../codes/find-codes.ts';
import { knownPairs } from './known-pairs.ts';
import { hexOf } from '../codes/printed.ts';
import { isOnlyNumbers } from '../codes/reported-error.ts';
import type { WrittenNumber } from '../codes/written-numbers.ts';

/** Explains the two numbers of a dialog: each in its own tables, never one in the table of the other. */
export function explainPair(text: string, code: WrittenNumber, extended: WrittenNumber): Explanation {
  const first = codesWithValue(code.value, firstFamilies(code.value));
  const second = codesWithValue(extended.value, ['extendedReason', 'errorInfo']);
  const entries: readonly Entry[] = [
    ...first.map((row) => ({ row, asked: code.written, why: 'first number of the dialog' })),
    ...second.map((row) => ({
      row,
      asked: extended.written,
      why:
        row.family === 'extendedReason'
          ? 'second number of the dialog'
          : 'the same number on the wire, if the server sent it',
    })),
  ];
  const special = knownPairs[`${code.value}/${extended.value}`];
  const dialog = isOnlyNumbers(text) ? undefined : recogniseDialog(text);
  return {
    format: 1,
    asked: `${hexOf(code.value)} / ${hexOf(extended.value)} (${code.value} / ${extended.value})`,
    known: first.length > 0 || second.length > 0,
    means: special?.means ?? together(code, first[0], extended, second[0]),
    doesNotTell: special?.doesNotTell ?? families[first[0]?.family ?? 'disconnectReason'].doesNotTell,
    next: [`rdpdoctor check HOST --code ${hexOf(code.value)}/${hexOf(extended.value)}`],
    entries,
    ambiguities: dialog ? [besideNumber(dialog)] : [],
    myths: [],
  };
}

function firstFamilies(value: number) {
  return value >= 0x8000_0000
    ? (['hresult', 'ntStatus'] as const)
    : (['disconnectReason', 'gatewayReason'] as const);
}

function together(
  code: WrittenNumber,
  first: CodeRow | undefined,
  extended: WrittenNumber,
  second: CodeRow | undefined,
): string {
  const firstPart = first
    ? meaningOf(first)
    : `Not known: no source that was read says what ${hexOf(code.value)} means.`;
  if (extended.value === 0) return `${firstPart} No extended reason is recorded.`;
  const secondPart = second ? meaningOf(second) : 'not known in any source that was read.';
  return `${firstPart} Extended ${hexOf(extended.value)}: ${secondPart}`;
}
