import type { Diagnostician } from './answer.ts';
import { scoreOf, type WorldScore } from './score-world.ts';
import type { World } from './world.ts';

/** Counts over some worlds. */
export interface Figures {
  readonly worlds: number;
  readonly right: number;
  readonly wrong: number;
  readonly outcome: number;
  readonly healthy: number;
  readonly called: number;
  readonly accused: number;
}

/** A world with how its answer compares. */
export interface Judged {
  readonly world: World;
  readonly score: WorldScore;
}

/** Judges worlds one by one. */
export function judge(worlds: Iterable<World>, diagnostician: Diagnostician): readonly Judged[] {
  return Array.from(worlds, (world) => ({
    world,
    score: scoreOf(world.label, diagnostician(world.caseFile)),
  }));
}

export function figuresOf(judged: readonly Judged[]): Figures {
  const count = (is: (score: WorldScore) => boolean) => judged.filter(({ score }) => is(score)).length;
  return {
    worlds: judged.length,
    right: count(({ right }) => right),
    wrong: count(({ wrong }) => wrong.length > 0),
    outcome: count(({ outcomeRight }) => outcomeRight),
    healthy: count(({ healthy }) => healthy !== undefined),
    called: count(({ healthy }) => healthy === 'called'),
    accused: count(({ healthy }) => healthy === 'accused'),
  };
}

/** Figures by a key of the label, in the order in which the keys first come, and of all. */
export function figuresBy(
  judged: readonly Judged[],
  keyOf: (world: World) => string,
): ReadonlyMap<string, Figures> {
  const groups = new Map<string, Judged[]>();
  for (const one of judged) {
    const key = keyOf(one.world);
    const known = groups.get(key);
    if (known) known.push(one);
    else groups.set(key, [one]);
  }
  return new Map([
    ...[...groups].map(([key, own]) => [key, figuresOf(own)] as const),
    ['all', figuresOf(judged)],
  ]);
}

export const columns = [
  '',
  'worlds',
  'top-1',
  'confident and wrong',
  'outcome right',
  'healthy called healthy',
  'healthy accused',
] as const;

/** Figures as rows of text. */
export function rowsOf(figures: ReadonlyMap<string, Figures>): readonly (readonly string[])[] {
  return [...figures].map(([name, { worlds, right, wrong, outcome, healthy, called, accused }]) => [
    name,
    String(worlds),
    share(right, worlds),
    share(wrong, worlds),
    share(outcome, worlds),
    healthy === 0 ? '' : share(called, healthy),
    healthy === 0 ? '' : share(accused, healthy),
  ]);
}

const share = (count: number, all: number) => `${count} (${((100 * count) / Math.max(all, 1)).toFixed(1)} %)`;
