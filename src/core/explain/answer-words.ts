import { explain } from './explain.ts';
import type { Explanation } from './explanation.ts';
import type { Myth } from '../codes/myths/myth.ts';
import { mythsIn } from '../codes/myths/myths.ts';
import { isOnlyNumbers } from '../codes/reported-error.ts';
import { ANSWERS, searchTopics, type FoundTopic } from '../codes/topics/search-topics.ts';
import { explainUpdate } from './explain-update.ts';

/** Answers a question of one or two lines: a code first, an advice with its verdict first, else the words. */
export function answerWords(text: string): Explanation {
  const update = explainUpdate(text);
  if (update) return update;
  const coded = explain(text);
  const verdict = verdictOn(text, coded);
  if (isOnlyNumbers(text) && coded.known) return coded;
  const found = searchTopics(text);
  const [best] = found;
  if (verdict) return verdict;
  if (coded.known && isExact(coded, text)) return coded;
  const answering = best !== undefined && best.score >= ANSWERS && !saysMore(coded, best) ? best : undefined;
  if (coded.known && hasNumber(coded)) return answering ? beside(coded, answering) : coded;
  if (answering) return ofTopic(answering, found, coded);
  if (coded.known) return coded;
  return unknown(coded, found);
}

/** Whether a whole sentence was known where the words of the topic are the fewer. */
function saysMore({ known, asked }: Explanation, { phrase }: FoundTopic): boolean {
  return known && asked.split(/\s+/).length > phrase.split(/\s+/).length + 1;
}

/** An instruction that carries a myth is answered with the verdict on it. */
export function verdictOn(text: string, coded: Explanation): Explanation | undefined {
  const myths = mythsIn(text.replace(OWN_ADVICE, '')).toSorted(harmfulFirst);
  const [first] = myths;
  if (!first) return undefined;
  return {
    ...coded,
    asked: `Guides say: ${first.claim}`,
    known: true,
    means: `${first.verdict.charAt(0).toUpperCase()}${first.verdict.slice(1)}: ${first.truth}`,
    doesNotTell: '',
    next: [first.instead],
    myths,
  };
}

function harmfulFirst(a: Myth, b: Myth): number {
  return Number(b.verdict === 'harmful') - Number(a.verdict === 'harmful');
}

/** A name that was asked for as it stands, or a dialog sentence of its own. */
function isExact({ entries, asked }: Explanation, text: string): boolean {
  const plain = (words: string) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return (
    entries.some(({ row }) => row.name !== '' && plain(row.name) === plain(text)) ||
    (text.trim().length > 40 && plain(text).includes(plain(asked)) && entries.length > 0)
  );
}

/** Whether the answer rests on a number of the question. */
function hasNumber({ entries }: Explanation): boolean {
  return entries.some(({ asked }) => /^(?:0x[0-9a-f]+|-?\d+)$/i.test(asked));
}

/** A code and words beside it: the code is answered, and what the words add. */
function beside(coded: Explanation, { topic }: FoundTopic): Explanation {
  return {
    ...coded,
    means: `${coded.means} About your words: ${topic.says}`,
    next: [...coded.next, topic.next],
  };
}

function ofTopic({ topic }: FoundTopic, found: readonly FoundTopic[], coded: Explanation): Explanation {
  const others = found.slice(1, 4).filter(({ score }) => score >= ANSWERS - 0.12);
  return {
    format: 1,
    asked: topic.words[0] ?? topic.id,
    known: true,
    means: topic.says,
    doesNotTell: '',
    next: [topic.next],
    entries: coded.known ? coded.entries : [],
    ambiguities:
      others.length === 0
        ? []
        : [`Or did you mean: ${others.map((other) => other.topic.words[0]).join('; ')}?`],
    myths: [],
    sources: [topic.source],
  };
}

function unknown(coded: Explanation, found: readonly FoundTopic[]): Explanation {
  const near = [...new Set(found.slice(0, 3).map(({ topic }) => topic.words[0] ?? topic.id))];
  if (near.length === 0) return coded;
  return {
    ...coded,
    next: near.map((words) => `rdpdoctor explain "${words}"`),
    ambiguities: [`Did you mean: ${near.join('; ')}?`],
  };
}

/** What mstsc itself adds to a dialog about NLA: the dialog is asked about, and no guide advised anything. */
const OWN_ADVICE = /you can disable NLA by using the options on the Remote tab/i;
