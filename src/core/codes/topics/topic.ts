/** One answer to words: a symptom, an advice or a product that people type. */
export interface Topic {
  readonly id: string;
  /** Phrases people use for it; compared word by word, without case and endings. */
  readonly words: readonly string[];
  /** The answer in two or three sentences; an advice is answered with its verdict first. */
  readonly says: string;
  /** What to run or do next. */
  readonly next: string;
  readonly source: string;
}

/** A topic as the lists write it: id, phrases separated by "|", answer, next step, source. */
export type WrittenTopic = readonly [id: string, words: string, says: string, next: string, source: string];

/** Topics from their written form. */
export function topicsOf(written: readonly WrittenTopic[]): readonly Topic[] {
  return written.map(([id, words, says, next, source]) => ({
    id,
    words: words.split('|'),
    says,
    next,
    source,
  }));
}
