import { harmless } from '../../core/bytes/harmless.ts';
import type { NotTold } from './telling.ts';

/** Tells, and has an answer in time whatever becomes of it: one channel that hangs or breaks must not hold up the others. */
export function inTime(
  telling: () => Promise<NotTold | undefined>,
  ms: number,
): Promise<NotTold | undefined> {
  return new Promise((resolve) => {
    const end = (outcome: NotTold | undefined) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    const not = (problem: string) => end({ problem, again: true });
    const timer = setTimeout(() => not(`not done within ${ms / 1_000} s`), ms);
    new Promise<NotTold | undefined>((done) => done(telling())).then(end, (error: unknown) =>
      not(harmless(error instanceof Error ? error.message : String(error)).slice(0, 300)),
    );
  });
}
