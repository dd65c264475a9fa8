import type { Entry, Explanation } from './explanation.ts';
import { recogniseDialog, type Dialog } from './dialogs.ts';
import { explainNearName } from './explain-name.ts';
import { codesWithValue } from './find-codes.ts';
import { hexOf } from './printed.ts';

/** Explains a text without a usable number: a known English sentence, a part of a name, or nothing known. */
export function explainSentence(text: string): Explanation {
  const dialog = recogniseDialog(text);
  if (dialog) return explainDialog(dialog);
  return (text.length <= 60 ? explainNearName(text) : undefined) ?? nothingRecognised(text);
}

function explainDialog(dialog: Dialog): Explanation {
  const entries: readonly Entry[] = [
    ...dialog.codes.flatMap((code) =>
      codesWithValue(code, ['disconnectReason', 'hresult', 'ntStatus']).map((row) => ({
        row,
        asked: dialog.says,
        why: `first number ${hexOf(code)} is known with this sentence`,
      })),
    ),
    ...dialog.extended.flatMap((code) =>
      codesWithValue(code, ['extendedReason']).map((row) => ({
        row,
        asked: dialog.says,
        why: `second number ${hexOf(code)} is known with this sentence`,
      })),
    ),
  ];
  return {
    format: 1,
    asked: dialog.says,
    known: true,
    means: `The dialog sentence "${dialog.says}". ${meaningOf(entries)}`,
    doesNotTell: 'which code it was: sentences are translated and shared, the numbers under them decide',
    next: [
      'Open the details of the dialog and copy both numbers (Ctrl+C copies the whole dialog), then: rdpdoctor explain "0x… 0x…"',
      'rdpdoctor check HOST --dialog -',
    ],
    entries,
    ambiguities: [dialog.ambiguity],
    myths: [],
  };
}

/** One code behind a sentence can be said outright; several cannot be told apart. */
function meaningOf(entries: readonly Entry[]): string {
  const [only, ...others] = entries;
  if (!only) return 'No code is tied to it in any source read.';
  return others.length === 0
    ? only.row.meaning
    : `${entries.length} codes share it, so the sentence alone does not say which.`;
}

function nothingRecognised(text: string): Explanation {
  return {
    format: 1,
    asked: text.length > 80 ? `${text.slice(0, 77)}…` : text,
    known: false,
    means: 'Not known: no code, name or sentence in it is one that a source explains.',
    doesNotTell: 'anything yet. Dialog text is translated; only its numbers are the same everywhere',
    next: ['rdpdoctor explain 0x904 0x7 (the two numbers of your dialog)', 'rdpdoctor check HOST'],
    entries: [],
    ambiguities: [],
    myths: [],
  };
}
