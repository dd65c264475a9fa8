import { startDueLoop, type DueLoopParts } from './due-loop.ts';
import { startHousekeeping, type Task } from './housekeeping.ts';
import { outageOf } from './outage.ts';
import type { Tell } from './told.ts';
import { startWorker, type WorkerParts } from './worker.ts';
import type { Store } from '../../app/store.ts';

export interface EngineParts extends Omit<WorkerParts, 'store' | 'outage'>, Pick<DueLoopParts, 'atMost'> {
  readonly store: Pick<Store, 'hosts' | 'checks'>;
  /** What is done once a day or so. */
  readonly tasks: readonly Task[];
}

export interface Engine {
  /** Reads the hosts again at once. */
  readonly refresh: () => void;
  /** Ends within the grace and a little more; what runs by then is handed back to the queue. */
  readonly stop: (graceMs: number) => Promise<void>;
}

/** Everything that watching takes, in one process: the schedule, the workers, the housekeeping. */
export function startEngine(parts: EngineParts): Engine {
  const { clock, tasks } = parts;
  const outage = outageOf(clock, parts.tell);
  const dueLoop = startDueLoop({ ...parts, outage });
  const tell: Tell = (told) => {
    if (told.kind === 'checked') dueLoop.learn(told.check);
    parts.tell(told);
  };
  const worker = startWorker({ ...parts, tell, outage });
  const housekeeping = startHousekeeping(tasks, clock, tell);
  return {
    refresh: dueLoop.refresh,
    async stop(graceMs) {
      await Promise.all([dueLoop.stop(), worker.stop(graceMs), housekeeping.stop()]);
    },
  };
}
