import { millisOf } from '../facts/time.ts';
import type { Check } from './check.ts';
import type { Host } from './host.ts';

/** Whether a check still says how a host is: not once three of its intervals went by, and a minute, without another. */
export function isFresh(
  { everySeconds }: Pick<Host, 'everySeconds'>,
  { endedAt }: Pick<Check, 'endedAt'>,
  now: number,
): boolean {
  return now - millisOf(endedAt) < staleAfterSeconds(everySeconds) * 1_000;
}

export function staleAfterSeconds(everySeconds: number): number {
  return 3 * everySeconds + 60;
}
