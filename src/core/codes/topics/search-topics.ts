import { allTopics } from './all-topics.ts';
import type { Topic } from './topic.ts';

/** A topic and how well the words fit one of its phrases, 0 to 1. */
export interface FoundTopic {
  readonly topic: Topic;
  readonly score: number;
  readonly phrase: string;
}

/** The topics whose phrases share words with the question, best first; at most six. */
export function searchTopics(question: string): readonly FoundTopic[] {
  const asked = wordsOf(question.slice(0, LONGEST_QUESTION));
  if (asked.length === 0) return [];
  const found = index().flatMap(({ topic, phrases }) => {
    const best = phrases
      .map(({ phrase, words }) => ({ phrase, score: scoreOf(asked, words) }))
      .reduce((a, b) => (b.score > a.score ? b : a));
    return best.score >= LEAST ? [{ topic, ...best }] : [];
  });
  return found.toSorted((a, b) => b.score - a.score).slice(0, 6);
}

/** From this score on a topic answers the question; below it is offered as "did you mean". */
export const ANSWERS = 0.6;
const LEAST = 0.34;
const LONGEST_QUESTION = 600;

interface Indexed {
  readonly topic: Topic;
  readonly phrases: readonly { readonly phrase: string; readonly words: readonly string[] }[];
}

let prepared: readonly Indexed[] | undefined;
let rarity: ReadonlyMap<string, number> | undefined;

function index(): readonly Indexed[] {
  prepared ??= allTopics.map((topic) => ({
    topic,
    phrases: topic.words.map((phrase) => ({ phrase, words: wordsOf(phrase) })),
  }));
  return prepared;
}

/** How telling a word is: the fewer topics use it, the more; words of no topic count like rare ones. */
function weightOf(word: string): number {
  rarity ??= rarities();
  return rarity.get(word) ?? UNKNOWN_WEIGHT;
}

function rarities(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { phrases } of index())
    for (const word of new Set(phrases.flatMap(({ words }) => words)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].map(([word, count]) => [word, Math.log(1 + allTopics.length / count)]));
}

/** The share of the phrase that was asked, times how much of the question it covers; both by weight. */
function scoreOf(asked: readonly string[], phrase: readonly string[]): number {
  let ofPhrase = 0;
  let whole = 0;
  const used = new Set<string>();
  for (const word of phrase) {
    const weight = weightOf(word);
    whole += weight;
    const match =
      asked.find((candidate) => candidate === word) ?? asked.find((candidate) => isSlip(candidate, word));
    if (match === undefined) continue;
    ofPhrase += match === word ? weight : weight * SLIP;
    used.add(match);
  }
  const question = asked.reduce((sum, word) => sum + Math.min(weightOf(word), UNKNOWN_WEIGHT), 0);
  const covered = asked.reduce(
    (sum, word) => sum + (used.has(word) ? Math.min(weightOf(word), UNKNOWN_WEIGHT) : 0),
    0,
  );
  if (whole === 0 || question === 0) return 0;
  // One word alone rarely means a phrase of several.
  const alone = asked.length === 1 && phrase.length > 1 ? ALONE : 1;
  return alone * (ofPhrase / whole) ** 1.1 * (0.45 + 0.55 * (covered / question));
}

/** One letter wrong, missing, added or swapped, in a word long enough that this is no other word. */
function isSlip(asked: string, word: string): boolean {
  if (
    asked.length < 5 ||
    word.length < 5 ||
    Math.abs(asked.length - word.length) > 1 ||
    asked.charAt(0) !== word.charAt(0)
  )
    return false;
  let at = 0;
  while (at < asked.length && asked.charAt(at) === word.charAt(at)) at += 1;
  const [restAsked, restWord] = [asked.slice(at), word.slice(at)];
  return (
    restAsked.slice(1) === restWord.slice(1) ||
    restAsked.slice(1) === restWord ||
    restAsked === restWord.slice(1) ||
    (restAsked.charAt(0) === restWord.charAt(1) &&
      restAsked.charAt(1) === restWord.charAt(0) &&
      restAsked.slice(2) === restWord.slice(2))
  );
}

/** Words in lower case without the endings English gives them and without words that say nothing. */
function wordsOf(text: string): readonly string[] {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .replace(/\bcan(?:['’]t| not)\b/g, 'cannot')
    .replace(/\.(exe|dll|msc|msi)\b/g, '')
    .split(/[^\p{L}\p{N}.]+|\.(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])\./u)
    .map((word) => stem(word))
    .filter((word) => word.length > 1 && !silent.has(word) && !/^0x[0-9a-f]+$/.test(word));
  return [...new Set(words)];
}

function stem(word: string): string {
  if (word.length <= 4 || /\d/.test(word)) return word;
  return word
    .replace(/ies$/, 'y')
    .replace(/(?:ing|ed)$/, '')
    .replace(/(?:([^s])s|(s)es)$/, '$1$2')
    .replace(/e$/, '');
}

const silent: ReadonlySet<string> = new Set(
  'a an and error code are as at be because been but by can could did do doe for from had ha have how i if in instead into is it its just me my of or our so than that the their then there this to using us use used via was we were what when which while why with you your'.split(
    ' ',
  ),
);
const UNKNOWN_WEIGHT = 2.5;
const SLIP = 0.8;
const ALONE = 0.8;
