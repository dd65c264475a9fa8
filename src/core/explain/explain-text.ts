import { explain } from './explain.ts';
import type { Explanation } from './explanation.ts';
import { hexOf } from '../codes/printed.ts';
import { updateRegressions } from '../codes/update-regressions.ts';
import { withoutControls } from '../evidence/text-file.ts';
import { readPasted } from '../evidence/pasted/read-pasted.ts';
import type { Piece } from '../evidence/pasted/piece.ts';
import { answerWords, verdictOn } from './answer-words.ts';
import { explainPieces } from './explain-pieces.ts';

/** Explains whatever somebody types or pastes: a code, a name, a dialog, events, a log, a symptom, an advice. */
export function explainText(text: string): Explanation {
  const plain = withoutControls(text) ?? text;
  return withUpdates(answer(plain), plain);
}

function answer(text: string): Explanation {
  const { pieces, rest } = readPasted(text.slice(0, MOST_CHARACTERS));
  const telling = pieces.filter(isTelling);
  // A short line of settings is a question about that setting; one of a text is a part of it.
  if (telling.length > 0) return explainPieces(pieces) ?? explain(rest);
  if (text.trim().length > LONGEST_QUESTION || /\n.*\n/.test(text.trim())) {
    const asDialog = explain(text);
    const verdict = namesCode(asDialog) ? undefined : verdictOn(text, asDialog);
    if (verdict !== undefined || asDialog.known || pieces.length === 0)
      return withAccounts(verdict ?? asDialog, pieces);
    return explainPieces(pieces) ?? asDialog;
  }
  const words = answerWords(text);
  const settings =
    words.myths.length === 0 ? explainPieces(pieces.filter(({ kind }) => kind === 'settings')) : undefined;
  return settings ?? withAccounts(words, pieces);
}

/** A number in hexadecimal is the code of a dialog or a status; a decimal one of a guide may count anything. */
function namesCode({ entries }: Explanation): boolean {
  return entries.some(({ asked }) => asked.startsWith('0x'));
}

function isTelling(piece: Piece): boolean {
  return piece.kind !== 'account' && piece.kind !== 'settings';
}

/** A code that a listed update is known for is answered with that update too. */
function withUpdates(answer: Explanation, text: string): Explanation {
  if (/\bKB ?\d{6}/i.test(text)) return answer;
  const numbers = new Set(answer.entries.map(({ row }) => (row.value === undefined ? '' : hexOf(row.value))));
  const [known] = updateRegressions.filter(
    ({ codes, released }) => released >= RECENT && codes?.some((code) => numbers.has(code)),
  );
  return known
    ? {
        ...answer,
        means: `${answer.means} It is also reported after ${known.kb} of ${known.released}: rdpdoctor explain ${known.kb}`,
      }
    : answer;
}

/** What is true of the account in the text goes with the answer to its code. */
function withAccounts(answer: Explanation, pieces: readonly Piece[]): Explanation {
  const account = pieces.find((piece) => piece.kind === 'account');
  if (!account) return answer;
  return { ...answer, known: true, means: `${answer.means} ${account.says}` };
}

const LONGEST_QUESTION = 400;
/** Older regressions are mended everywhere and would only lead astray. */
const RECENT = '2024';
const MOST_CHARACTERS = 8 * 1_048_576;
