import { z } from 'zod';
import { planId } from '../../core/remedy/plan-format.ts';
import { planRecordSchema, type PlanRecord, type PlanRecords } from '../fix/plan-record.ts';
import { StoreProblem } from '../store-problem.ts';
import type { Store } from '../store.ts';
import { fleetPlanSchema, PLAN_LIVES_MS, type FleetPlan } from './fleet-plan.ts';

/** Plans of the fleet in the store: those that were made, and the journal of those that were run. */
export interface PlanShelf extends PlanRecords {
  readonly put: (plan: FleetPlan) => Promise<void>;
  /** A plan that was made and not run. */
  readonly made: (id: string) => Promise<FleetPlan | undefined>;
  /** Takes it off the shelf, for one of all who ask at once: a plan is run once. */
  readonly take: (plan: FleetPlan) => Promise<boolean>;
  /** The journal, the newest plan first. */
  readonly records: () => Promise<readonly PlanRecord[]>;
  /** Changes a record in one step from what it is; false where `next` leaves it, or others change it all the time. */
  readonly change: (id: string, next: NextRecord) => Promise<boolean>;
}

/** What becomes of a record; it stays as it is where this gives nothing. */
export type NextRecord = (seen: PlanRecord | undefined) => PlanRecord | 'gone' | undefined;

export function planShelf(notes: Store['notes'], now: () => number): PlanShelf {
  const read = async <T>(key: string, schema: z.ZodType<T>): Promise<T | undefined> => {
    const text = await notes.get(key);
    return text === undefined ? undefined : schema.parse(JSON.parse(text));
  };
  const letOldGo = async () => {
    const kept: { readonly key: string; readonly at: number }[] = [];
    for (const { key, value } of await notes.under(MADE)) {
      const at = Date.parse(fleetPlanSchema.parse(JSON.parse(value)).madeAt);
      if (now() - at > PLAN_LIVES_MS) await notes.remove(key);
      else kept.push({ key, at });
    }
    const tooMany = kept.toSorted((a, b) => b.at - a.at).slice(MOST_MADE);
    for (const { key } of tooMany) await notes.remove(key);
  };
  return {
    async put(plan) {
      await notes.put(`${MADE}${plan.plan.id}`, JSON.stringify(plan));
      await letOldGo();
    },
    made: async (id) => (planId.safeParse(id).success ? read(`${MADE}${id}`, fleetPlanSchema) : undefined),
    async take({ plan }) {
      const key = `${MADE}${plan.id}`;
      const text = await notes.get(key);
      return text !== undefined && (await notes.swap(key, text, undefined));
    },
    async save(record) {
      try {
        await notes.put(`${RUN}${record.plan.id}`, JSON.stringify(record));
        return {};
      } catch (error) {
        if (error instanceof StoreProblem) return { problem: error.message };
        throw error;
      }
    },
    async load(id) {
      const record = planId.safeParse(id).success ? await read(`${RUN}${id}`, planRecordSchema) : undefined;
      return record ?? { problem: 'no plan of this name was run here' };
    },
    async records() {
      const all = await notes.under(RUN);
      return all
        .map(({ value }) => planRecordSchema.parse(JSON.parse(value)))
        .toSorted((a, b) => (a.plan.createdAt < b.plan.createdAt ? 1 : -1));
    },
    async change(id, next) {
      const key = `${RUN}${id}`;
      for (let left = TRIES; left > 0; left -= 1) {
        const was = await notes.get(key);
        const to = next(was === undefined ? undefined : planRecordSchema.parse(JSON.parse(was)));
        if (to === undefined) return false;
        const text = to === 'gone' ? undefined : JSON.stringify(to);
        if (was === text || (await notes.swap(key, was, text))) return true;
      }
      return false;
    },
  };
}

const MADE = 'plan made ';
const RUN = 'plan run ';
const MOST_MADE = 200;
const TRIES = 5;
