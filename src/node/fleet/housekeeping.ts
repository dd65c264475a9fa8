import { Cron } from 'croner';
import type { Clock } from '../../app/clock.ts';
import { isoOf } from '../../core/facts/time.ts';
import { problemOf } from './outage.ts';
import { pause } from './steadily.ts';
import type { Tell } from './told.ts';

/** Something that is done at its times, whatever the checks do. */
export interface Task {
  readonly name: string;
  /** Five or six fields, as of cron, in the time of this machine. */
  readonly at: string;
  readonly run: (now: string) => Promise<void>;
}

/** Does each task at its times; one that fails is told, and done again at its next time. */
export function startHousekeeping(tasks: readonly Task[], clock: Clock, tell: Tell) {
  const stopping = new AbortController();
  const { signal } = stopping;
  const looping = tasks.map(async (task) => {
    const times = new Cron(task.at, { paused: true });
    for (let last = clock.now(); !signal.aborted;) {
      const next = times.nextRun(new Date(last))?.getTime() ?? Infinity;
      const isBack = clock.now() < last - A_DAY;
      if (isBack) last = clock.now();
      else if (clock.now() < next) await pause(clock, Math.min(next - clock.now(), AN_HOUR), signal);
      else {
        last = clock.now();
        await task.run(isoOf(last)).catch((error: unknown) => {
          tell({ kind: 'undone', task: task.name, problem: problemOf(error) });
        });
      }
    }
  });
  return {
    async stop() {
      stopping.abort();
      await Promise.all(looping);
    },
  };
}

/** Longer waits are cut, so that a clock that was set is noticed. */
const AN_HOUR = 3_600_000;
const A_DAY = 24 * AN_HOUR;
