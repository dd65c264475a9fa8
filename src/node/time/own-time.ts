import type { Timed } from '../../core/facts/standstill.ts';
import { AttentiveClock } from './attentive-clock.ts';

const TICK_MS = 20;
/** Windows wakes a timer up to 16 ms late, and twice that is no standstill. */
const LEAST_MS = 20;
/** Less than this changes no judgement and is not worth a word. */
const NOTED_MS = 50;

const clock = new AttentiveClock(TICK_MS, LEAST_MS);
let watchers = 0;
let ticking: NodeJS.Timeout | undefined;

/** Watches for standstills of this thread until the returned function is called; unwatched, its own time is that of the wall. */
export function watchOwnTime(): () => void {
  if (watchers === 0) {
    clock.wake();
    ticking = setInterval(() => clock.tick(), TICK_MS).unref();
  }
  watchers += 1;
  let over = false;
  return () => {
    if (over) return;
    over = true;
    watchers -= 1;
    if (watchers > 0) return;
    clock.tick();
    clearInterval(ticking);
    ticking = undefined;
  };
}

/** Milliseconds by a clock that stands while this thread stands still. */
export function ownNow(): number {
  if (ticking === undefined) clock.wake();
  return clock.now();
}

/** Measures from now on: what it took at least, and how long this thread stood still meanwhile, where that is worth a word. */
export function startStopwatch(): () => Timed {
  const startedAt = ownNow();
  const before = clock.stoodStill;
  return () => {
    const ms = tenths(ownNow() - startedAt);
    const stoodStill = Math.round(clock.stoodStill - before);
    return stoodStill < NOTED_MS ? { ms } : { ms, stoodStillMs: stoodStill };
  };
}

/** A wait that can be called off or begun anew. */
export interface Wait {
  readonly cancel: () => void;
  readonly refresh: () => void;
}

/** Calls back after so many milliseconds of this thread's own time: what came while it stood still is read first. */
export function afterOwnTime(ms: number, done: () => void): Wait {
  let dueAt = ownNow() + ms;
  let timer = setTimeout(look, ms);
  function look() {
    const left = dueAt - ownNow();
    if (left < 1) done();
    else timer = setTimeout(look, left);
  }
  return {
    cancel: () => clearTimeout(timer),
    refresh() {
      dueAt = ownNow() + ms;
    },
  };
}

function tenths(ms: number): number {
  return Math.max(0, Math.round(ms * 10) / 10);
}
