import type { PlanRecord, RecordState } from '../fix/plan-record.ts';

/** A record that nobody goes on with, as it stands from then on; undefined where its state says how it ended. */
export function abandoned(
  record: PlanRecord,
  why: keyof typeof reasons,
  changedAt: string,
): PlanRecord | undefined {
  if (record.says !== undefined) return undefined;
  const { plan, state } = record;
  const next = left[state];
  if (next === undefined) return undefined;
  const says = `${reasons[why]} ${next.was}; ${next.says} The journal on ${plan.target} says how far it came (%ProgramData%\\rdpdoctor\\${plan.id}); undo takes everything back`;
  return { ...record, state: next.state, changedAt, says };
}

/** Whether a record says no more than that nobody knows how it ended. */
export function isAbandoned({ state, says }: PlanRecord): boolean {
  return says !== undefined && (state === 'lost' || state === 'applied');
}

const reasons = {
  serverEnded: 'the server ended while',
  mistake: 'a mistake inside rdpdoctor ended it while',
} as const;

/** What becomes of states that are passed through. */
const left: Readonly<
  Partial<Record<RecordState, { readonly state: RecordState; readonly was: string; readonly says: string }>>
> = {
  applying: { state: 'lost', was: 'it was applied', says: 'how it ended is not known.' },
  applied: {
    state: 'applied',
    was: 'somebody was to look from outside whether it helped',
    says: 'it is applied, and not known to have helped.',
  },
};
