import { contextOf, type Context } from './contexts.ts';
import { besideNumber, recogniseDialog } from './dialogs.ts';
import type { Explanation } from './explanation.ts';
import { explainExactName, explainNamesWithin } from './explain-name.ts';
import { explainNumber } from './explain-number.ts';
import { explainPair } from './explain-pair.ts';
import { explainSentence } from './explain-sentence.ts';
import { mythsIn } from './myths.ts';
import { isOnlyNumbers, reportedNumbers } from './reported-error.ts';
import { plainText, writtenNumbers, type WrittenNumber } from './written-numbers.ts';

/** Explains a code, a pair, a name, an event, a setting or a pasted dialog; says so where nothing is known. */
export function explain(text: string): Explanation {
  const plain = plainText(text).trim();
  const answer = answerTo(plain);
  const myths = mythsIn(plain);
  if (myths.length === 0) return answer;
  const [first] = myths;
  if (answer.known || !first) return { ...answer, myths };
  return {
    ...answer,
    known: true,
    means: `A claim that guides make: ${first.claim}`,
    doesNotTell: `what is wrong with your connection. Verdict on the claim: ${first.verdict}`,
    next: [first.instead],
    myths,
  };
}

function answerTo(plain: string): Explanation {
  const named = explainExactName(plain);
  if (named) return named;
  const { code, extended } = reportedNumbers(plain);
  if (code && extended) return explainPair(plain, code, extended);
  if (extended) return explainNumber(extended, asExtended);
  const context = contextOf(plain);
  const single = code ?? (context ? numberOf(plain, context.word) : undefined);
  if (!single)
    return (recogniseDialog(plain) ? undefined : explainNamesWithin(plain)) ?? explainSentence(plain);
  const answer = explainNumber(single, context);
  const dialog = isOnlyNumbers(plain) ? undefined : recogniseDialog(plain);
  return dialog ? { ...answer, ambiguities: [...answer.ambiguities, besideNumber(dialog)] } : answer;
}

/** The number a context word speaks of: the one right behind it, else the first. */
function numberOf(text: string, word: string): WrittenNumber | undefined {
  const numbers = writtenNumbers(text);
  return numbers.find(({ label }) => label.includes(word)) ?? numbers[0];
}

const asExtended: Context = { families: ['extendedReason', 'errorInfo'], word: 'extended error code' };
