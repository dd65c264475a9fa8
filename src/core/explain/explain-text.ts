import { explain } from '../codes/explain.ts';
import type { Explanation } from '../codes/explanation.ts';
import { readPasted } from '../evidence/pasted/read-pasted.ts';
import type { Piece } from '../evidence/pasted/piece.ts';
import { answerWords } from './answer-words.ts';
import { explainPieces } from './explain-pieces.ts';

/** Explains whatever somebody types or pastes: a code, a name, a dialog, events, a log, a symptom, an advice. */
export function explainText(text: string): Explanation {
  const { pieces, rest } = readPasted(text.slice(0, MOST_CHARACTERS));
  const telling = pieces.filter(isTelling);
  // A short line of settings is a question about that setting; one of a text is a part of it.
  if (telling.length > 0) return explainPieces(pieces) ?? explain(rest);
  if (text.trim().length > LONGEST_QUESTION || /\n.*\n/.test(text.trim())) {
    const asDialog = explain(text);
    if (asDialog.known || pieces.length === 0) return withAccounts(asDialog, pieces);
    return explainPieces(pieces) ?? asDialog;
  }
  return withAccounts(answerWords(text), pieces);
}

function isTelling(piece: Piece): boolean {
  return piece.kind !== 'account' && piece.kind !== 'settings';
}

/** What is true of the account in the text goes with the answer to its code. */
function withAccounts(answer: Explanation, pieces: readonly Piece[]): Explanation {
  const account = pieces.find((piece) => piece.kind === 'account');
  if (!account) return answer;
  return { ...answer, known: true, means: `${answer.means} ${account.says}` };
}

const LONGEST_QUESTION = 400;
const MOST_CHARACTERS = 8 * 1_048_576;
