import type { Check } from '../../../core/fleet/check.ts';
import { faring, type Fares } from '../parts/fares.ts';

/** Checks as bars in one line: the worse, the higher, so that colour says nothing alone. */
export interface Strip {
  /** Oldest first. */
  readonly seen: readonly Check[];
  readonly width: number;
  readonly paths: readonly (readonly [fares: Fares, path: string])[];
}

/** The newest checks, as many as can be told apart. */
export function stripOf(newestFirst: readonly Check[]): Strip {
  const seen = newestFirst.slice(0, MOST).toReversed();
  const bars = seen.map(
    ({ snapshot }, i) => [snapshot.outcome, barOf(i, heights[snapshot.outcome])] as const,
  );
  return {
    seen,
    width: Math.max(LEAST, seen.length) * 10,
    paths: faring.flatMap((each) => {
      const own = bars.filter(([fares]) => fares === each).map(([, path]) => path);
      return own.length === 0 ? [] : [[each, own.join('')] as const];
    }),
  };
}

function barOf(at: number, height: number): string {
  return `M${at * 10} ${9 - height}h9v${height}h-9z`;
}

const heights: Readonly<Record<Fares, number>> = {
  fails: 9,
  worksForSome: 6.5,
  disturbed: 5.5,
  unknown: 1,
  works: 3.5,
};
const MOST = 144;
/** Few checks are narrow bars all the same. */
const LEAST = 36;
