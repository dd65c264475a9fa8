import type { Score } from './score.ts';

/** Counts over some cases. */
export interface Summary {
  readonly cases: number;
  readonly top1: number;
  readonly top3: number;
  readonly wrong: number;
  readonly unclear: number;
}

export function summaryOf(scores: readonly Score[]): Summary {
  const count = (is: (score: Score) => boolean) => scores.filter(is).length;
  return {
    cases: scores.length,
    top1: count(({ top1 }) => top1),
    top3: count(({ top3 }) => top3),
    wrong: count(({ wrong }) => wrong.length > 0),
    unclear: count(({ unclear }) => unclear),
  };
}

/** One row per group and one for all, as cells of text. */
export function rowsOf(groups: ReadonlyMap<string, readonly Score[]>): readonly (readonly string[])[] {
  const all = [...groups.values()].flat();
  return [...[...groups].map(([name, scores]) => row(name, scores)), row('all', all)];
}

export const columns = ['class', 'cases', 'top-1', 'top-3', 'confident and wrong', 'unclear'] as const;

function row(name: string, scores: readonly Score[]): readonly string[] {
  const { cases, top1, top3, wrong, unclear } = summaryOf(scores);
  const share = (count: number) => `${count} (${((100 * count) / Math.max(cases, 1)).toFixed(1)} %)`;
  return [name, String(cases), share(top1), share(top3), share(wrong), String(unclear)];
}

/** Scores by a key, in the order in which the keys first come. */
export function groupBy(
  scores: readonly Score[],
  keyOf: (score: Score) => string,
): ReadonlyMap<string, readonly Score[]> {
  const groups = new Map<string, Score[]>();
  for (const score of scores) groups.set(keyOf(score), [...(groups.get(keyOf(score)) ?? []), score]);
  return groups;
}
