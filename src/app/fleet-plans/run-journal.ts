import type { Clock } from '../clock.ts';
import type { PlanRecord, PlanRecords } from '../fix/plan-record.ts';
import type { Stop } from '../stop.ts';
import { StoreProblem } from '../store-problem.ts';
import { abandoned, isAbandoned } from './abandoned.ts';
import { versionOf } from './owed.ts';
import type { PlanShelf } from './plan-shelf.ts';
import { untilStored } from './until-stored.ts';

/** The journal of one run in the store: what that cannot take is kept, and written as soon as it is back. */
export interface RunJournal extends Pick<PlanRecords, 'save'> {
  /** Does the work; ends when how it ended is in the store, or the server has ended. */
  readonly through: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Where a run is written down: in the store, and before that where it stays if the server ends. */
export interface Journalling {
  readonly shelf: Pick<PlanShelf, 'change'>;
  readonly clock: Clock;
  readonly stop: Stop;
  /** `over` are the versions of the record that are ours. */
  readonly keep: (record: PlanRecord, over: readonly string[]) => Promise<void>;
}

/** Goes on from `base`; what somebody else has written since is left as it is. */
export function runJournal({ shelf, clock, stop, keep }: Journalling, base?: PlanRecord): RunJournal {
  const ours = new Set(base === undefined ? [] : [versionOf(base)]);
  const isOurs = (seen: PlanRecord) => ours.has(versionOf(seen)) || isAbandoned(seen);
  let newest = base;
  let waits = false;
  const write = async (record: PlanRecord) => {
    ours.add(versionOf(record));
    const isWritten = await shelf.change(record.plan.id, (seen) =>
      seen === undefined || isOurs(seen) ? record : undefined,
    );
    waits = false;
    return isWritten ? {} : { problem: 'its record was changed by somebody else' };
  };
  const save = async (record: PlanRecord) => {
    newest = record;
    // A record of what has only begun is nothing to keep: where the store does not have it, nothing is done.
    if (record.state !== 'applying') await keep(record, [...ours]);
    try {
      return await write(record);
    } catch (error) {
      if (!(error instanceof StoreProblem)) throw error;
      // What is not written down is not begun, nor written down later.
      if (record.state === 'applying') return { problem: error.message };
      waits = true;
      return {};
    }
  };
  return {
    save,
    async through(work) {
      try {
        return await work();
      } catch (error) {
        const at = new Date(clock.now()).toISOString();
        const lost = newest === undefined ? undefined : abandoned(newest, 'mistake', at);
        if (lost !== undefined) await save(lost);
        throw error;
      } finally {
        const record = newest;
        if (waits && record !== undefined) await untilStored(() => write(record), clock, stop);
      }
    },
  };
}
