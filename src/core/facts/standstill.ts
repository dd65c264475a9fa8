import { z } from 'zod';

/** Milliseconds in which the machine that looked stood still itself and could not measure; absent where that is next to nothing. */
export const stoodStillMs = z.number().nonnegative().optional();

/** What something took at least; and at most that and the standstill of the machine that measured. */
export interface Timed {
  readonly ms: number;
  readonly stoodStillMs?: number | undefined;
}

/** Just the time of something that has more to say. */
export function timedOf({ ms, stoodStillMs: stood }: Timed): Timed {
  return stood === undefined ? { ms } : { ms, stoodStillMs: stood };
}

/** Whether a standstill was so small a part that the time still tells something. */
export function isMeasured({ ms, stoodStillMs = 0 }: Timed): boolean {
  return stoodStillMs * 4 <= ms;
}

/** What it may have taken. */
export function mostMs({ ms, stoodStillMs = 0 }: Timed): number {
  return ms + stoodStillMs;
}

/** Why a time is not known. */
export function tooBusySays(stoodStill: number): string {
  return `the machine that looked stood still for ${Math.round(stoodStill)} ms meanwhile: too busy to measure times`;
}
