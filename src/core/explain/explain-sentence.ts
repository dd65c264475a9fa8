import type { Dialog } from '../codes/dialogs/dialog.ts';
import { recogniseDialog } from '../codes/dialogs/dialogs.ts';
import { meaningOf, type CodeRow } from '../codes/code-row.ts';
import { explainNearName } from './explain-name.ts';
import type { Entry, Explanation } from './explanation.ts';
import { codesWithValue } from '../codes/find-codes.ts';
import { nextFor } from './next-steps.ts';
import { hexOf } from '../codes/printed.ts';

/** Explains a text without a usable number: a known sentence, a part of a name, or nothing known. */
export function explainSentence(text: string): Explanation {
  const dialog = recogniseDialog(text);
  if (dialog) return explainDialog(dialog);
  return (text.length <= 60 ? explainNearName(text) : undefined) ?? nothingRecognised(text);
}

/** The answer to a dialog sentence: the row or rows it belongs to, and how to get the number that decides. */
export function explainDialog(dialog: Dialog): Explanation {
  const entries = entriesOf(dialog);
  const [first, ...others] = entries;
  const code = dialog.codes[0];
  return {
    format: 1,
    asked: dialog.says,
    known: true,
    means:
      dialog.means ??
      (first
        ? meaningOfAll(first, others)
        : `The dialog sentence "${dialog.says}". No source ties it to one code.`),
    doesNotTell:
      entries.length === 1
        ? 'the number itself: this sentence belongs to one code only, as far as is known'
        : 'which code it was: sentences are translated and shared, the number under them decides',
    next: [
      first !== undefined && entries.length === 1 && code !== undefined
        ? (nextFor(first.row, code)[0] ?? `rdpdoctor check HOST --code ${hexOf(code)}`)
        : withoutNumber.has(dialog.id)
          ? 'This dialog has no number. rdpdoctor check HOST --dialog -; or read the number in the client log: Event Viewer, RDPClient/Operational, event 1026'
          : 'Copy both numbers under the dialog (Ctrl+C copies all of it; without any, RDPClient/Operational event 1026 has one), then: rdpdoctor explain "0x… 0x…"',
      'rdpdoctor check HOST --dialog -',
    ],
    entries,
    ambiguities: [dialog.ambiguity],
    myths: [],
  };
}

function entriesOf(dialog: Dialog): readonly Entry[] {
  return [
    ...dialog.codes.flatMap((code) =>
      codesWithValue(code, ['disconnectReason', 'gatewayReason', 'hresult', 'ntStatus']).map((row) => ({
        row,
        asked: dialog.says,
        why: `first number ${hexOf(code)} is known with this sentence`,
      })),
    ),
    ...dialog.extended.flatMap((code) =>
      secondRows(code).map((row) => ({
        row,
        asked: dialog.says,
        why: `second number ${hexOf(code)} is known with this sentence`,
      })),
    ),
  ];
}

/** The row of a second number; codes of the Connection Broker are published for the wire only. */
function secondRows(code: number): readonly CodeRow[] {
  const shown = codesWithValue(code, ['extendedReason']);
  return shown.length > 0 ? shown : codesWithValue(code, ['errorInfo']);
}

/** One meaning for one row; for several, each with its number. */
function meaningOfAll(first: Entry, others: readonly Entry[]): string {
  if (others.length === 0) return `${meaningOf(first.row)} (${hexOf(first.row.value ?? 0)})`;
  return [first, ...others].map(({ row }) => `${hexOf(row.value ?? 0)}: ${meaningOf(row)}`).join(' ');
}

/** Dialogs of the security package, which print no code. */
const withoutNumber: ReadonlySet<string> = new Set([
  'encryption-oracle',
  'function-not-supported',
  'lsa',
  'logon-failed',
  'authentication-error',
  'nla-no-domain-controller',
  'right-to-sign-in',
]);

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
