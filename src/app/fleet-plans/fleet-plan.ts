import { z } from 'zod';
import { planSchema } from '../../core/remedy/plan-format.ts';
import type { MachinePlan } from '../../core/remedy/plan-view.ts';

/** A plan made from a check of a watched host, and not run yet. */
export const fleetPlanSchema = z.object({
  format: z.literal(1),
  /** Its steps on the host itself; it is named as in the journal there. */
  plan: planSchema,
  host: z.string(),
  check: z.string(),
  /** The causes that were chosen by name. */
  chosen: z.array(z.string()).optional(),
  /** Whether it rests on what the machine itself knew, besides the check. */
  inside: z.boolean(),
  /** When Windows is to restart for it, as its step says it. */
  restartAt: z.string().optional(),
  madeBy: z.string(),
  madeAt: z.string(),
});
export type FleetPlan = Readonly<z.infer<typeof fleetPlanSchema>>;

/** Whether two plans do the same: the same steps in the same order, with the same risks taken. */
export function doTheSame(a: MachinePlan['plan'], b: MachinePlan['plan']): boolean {
  const deeds = ({ target, machine, acceptedRisks, steps }: MachinePlan['plan']) =>
    JSON.stringify([target, machine, acceptedRisks.toSorted(), steps.map(({ action }) => action)], inOrder);
  return deeds(a) === deeds(b);
}

/** What was stored comes back with its members in another order. */
function inOrder(_: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}

/** How long a plan may be run after it was made. */
export const PLAN_LIVES_MS = 3_600_000;
