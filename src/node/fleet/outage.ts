import type { Clock } from '../../app/clock.ts';
import type { Tell } from './told.ts';

/** What of the database does not work at the moment; it is told once when that begins, and once when all of it is over. */
export interface Outage {
  readonly failed: (what: string, error: unknown) => void;
  readonly worked: (what: string) => void;
}

export function outageOf(clock: Clock, tell: Tell): Outage {
  const broken = new Set<string>();
  let since = 0;
  return {
    failed(what, error) {
      if (broken.size === 0) {
        since = clock.now();
        tell({ kind: 'away', problem: `${what}: ${problemOf(error)}` });
      }
      broken.add(what);
    },
    // On a full disk reading still works: only what failed can say that it is over.
    worked(what) {
      if (broken.delete(what) && broken.size === 0)
        tell({ kind: 'back', awayMs: Math.max(0, clock.now() - since) });
    },
  };
}

/** A problem as one line; where several addresses were tried, the first says it. */
export function problemOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return (first instanceof Error ? first.message : String(first)).split('\n')[0]?.slice(0, 300) ?? '';
}
