import { contextOf, type Context } from './contexts.ts';
import { besideNumber, recogniseDialog } from '../codes/dialogs/dialogs.ts';
import type { Family } from '../codes/code-row.ts';
import type { Explanation } from './explanation.ts';
import { explainExactName, explainNamesWithin } from './explain-name.ts';
import { explainNumber } from './explain-number.ts';
import { explainPair } from './explain-pair.ts';
import { explainSentence } from './explain-sentence.ts';
import { hexOf } from '../codes/printed.ts';
import { mythsIn } from '../codes/myths/myths.ts';
import { hexReading, isOnlyNumbers, reportedNumbers } from '../codes/reported-error.ts';
import { plainText, writtenNumbers, type WrittenNumber } from '../codes/written-numbers.ts';

/** Explains a code, a pair, a name, an event, a setting or a pasted dialog; says so where nothing is known. */
export function explain(text: string): Explanation {
  const plain = plainText(text).trim();
  const answer = answerTo(plain);
  const myths = mythsIn(plain);
  return myths.length === 0 ? answer : { ...answer, myths };
}

function answerTo(plain: string): Explanation {
  const named = explainExactName(plain);
  if (named) return named;
  const { code, extended } = reportedNumbers(plain);
  if (code && extended) return explainPair(plain, code, extended);
  if (extended) return explainNumber(extended, asExtended);
  const numbers = isOnlyNumbers(plain)
    ? writtenNumbers(plain).slice(0, MOST_NUMBERS)
    : numbersIn(plain, code);
  const [first, ...others] = knownFirst(numbers.map((number) => answerFor(number, plain)));
  const within = first?.known === false && !isOnlyNumbers(plain) ? explainNamesWithin(plain) : undefined;
  if (within) return within;
  if (!first) {
    return (recogniseDialog(plain) ? undefined : explainNamesWithin(plain)) ?? explainSentence(plain);
  }
  const dialog = isOnlyNumbers(plain) ? undefined : recogniseDialog(plain);
  return {
    ...together(first, others),
    ...(dialog ? { ambiguities: [...first.ambiguities, besideNumber(dialog)] } : {}),
  };
}

/** The numbers of a sentence that something says are codes: a word before them, or their form; at most four. */
function numbersIn(plain: string, code: WrittenNumber | undefined): readonly WrittenNumber[] {
  const numbers = writtenNumbers(plain);
  const labelled = numbers.filter((number) => number.hex || contextOf(number.label) !== undefined);
  const chosen = numbers.filter((number) => labelled.includes(number) || number.at === code?.at);
  // A status says what is wrong, an event id beside it only where it was logged.
  const status = ({ value }: WrittenNumber) => Number(value >= 0x8000_0000);
  if (chosen.length > 0) return chosen.toSorted((a, b) => status(b) - status(a)).slice(0, MOST_NUMBERS);
  const [only] = numbers;
  return only && contextOf(plain) ? [only] : [];
}

/** The words right before a number say what it is; where they say nothing, the only number takes what the text says. */
function answerFor(number: WrittenNumber, plain: string): Explanation {
  const near = contextOf(number.label);
  const answer = explainNumber(number, near ?? (number.value < 0x8000_0000 ? contextOf(plain) : undefined));
  const hex = answer.entries.some(({ row }) => firstNumbers.has(row.family)) ? undefined : hexReading(number);
  return hex === undefined ? answer : bothReadings(number, answer, explainNumber(hex, undefined));
}

/** A number without 0x whose hexadecimal reading is a code of a dialog: what is known leads, and the other is told. */
function bothReadings(number: WrittenNumber, decimal: Explanation, hex: Explanation): Explanation {
  if (decimal.known)
    return {
      ...decimal,
      entries: [...decimal.entries, ...hex.entries],
      ambiguities: [...decimal.ambiguities, `As ${hex.asked} it is a code of the dialog: ${hex.means}`],
    };
  const says = `${number.written} is ${hexOf(number.value)} in hexadecimal, which no source that was read knows; dialogs of Remote Desktop print hexadecimal, so it is read as 0x${number.written}.`;
  return { ...hex, ambiguities: [says, ...hex.ambiguities] };
}

const firstNumbers: ReadonlySet<Family> = new Set(['disconnectReason', 'gatewayReason']);

/** An unknown number says nothing where another is known. */
function knownFirst(answers: readonly Explanation[]): readonly Explanation[] {
  const known = answers.filter((answer) => answer.known);
  return known.length > 0 ? known : answers;
}

/** Several numbers of one text: the first leads, the rows of the others follow. */
function together(first: Explanation, others: readonly Explanation[]): Explanation {
  if (others.length === 0) return first;
  return {
    ...first,
    asked: [first, ...others].map(({ asked }) => asked).join(' · '),
    known: first.known || others.some(({ known }) => known),
    means: [first, ...others].map(({ asked, means }) => `${asked}: ${means}`).join(' '),
    entries: [first, ...others].flatMap(({ entries }) => entries),
    ambiguities: [first, ...others].flatMap(({ ambiguities }) => ambiguities),
  };
}

const MOST_NUMBERS = 4;
const asExtended: Context = { families: ['extendedReason', 'errorInfo'], word: 'extended error code' };
