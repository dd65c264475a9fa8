import type { Plan } from '../../core/remedy/plan-format.ts';
import type { Clock } from '../clock.ts';
import type { Ending } from './ending.ts';
import type { PlanRecord, PlanRecords, RecordState } from './plan-record.ts';

/** What the journal of one plan needs to know. */
export interface Journalled {
  readonly records: Pick<PlanRecords, 'save'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly via: PlanRecord['via'];
}

/** The journal of one plan while it is carried out or taken back. */
export interface PlanJournal {
  readonly write: (state: RecordState, seen?: Seen) => Promise<{ readonly problem?: string }>;
  /** An ending, with a word about it where it stands in no record. */
  readonly close: (ending: Ending) => Ending;
}

export type Seen = Pick<PlanRecord, 'before' | 'after' | 'result'>;

export function journalOf(plan: Plan, { records, clock, via }: Journalled): PlanJournal {
  let unwritten: string | undefined;
  return {
    async write(state, seen = {}) {
      const changedAt = new Date(clock.now()).toISOString();
      const saved = await records.save({ format: 1, plan, via, state, changedAt, ...seen });
      unwritten = saved.problem;
      return saved;
    },
    close: (ending) =>
      unwritten === undefined
        ? ending
        : { ...ending, says: `${ending.says}; that could not be written down here (${unwritten})` },
  };
}
