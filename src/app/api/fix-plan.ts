import { z } from 'zod';
import { riskIds } from '../../core/remedy/action.ts';
import { impacts } from '../../core/judging/statement.ts';
import { actionSchema, planSchema } from '../../core/remedy/plan-format.ts';
import type { FixPlan, MachinePlan, StepView } from '../../core/remedy/plan-view.ts';

const drops = z.enum(['nothing', 'sessions', 'network']);
const moment = z.enum(['now', 'newConnections', 'serviceRestart', 'machineRestart']);
const on = z.enum(['client', 'server', 'network', 'domain', 'cloud']);

/** A step with what it changes, from what to what, what it risks, and what would do the same by hand. */
const stepView: z.ZodType<StepView> = z.object({
  n: z.number().int(),
  remedy: z.string(),
  action: actionSchema,
  says: z.string(),
  cures: z.array(z.string()),
  changes: z.array(z.object({ what: z.string(), before: z.string().exactOptional(), after: z.string() })),
  drops,
  undo: z.enum(['exact', 'none']),
  takesEffect: moment,
  commands: z.array(z.string()),
  mayOverride: z.object({ policy: z.string(), path: z.string() }).exactOptional(),
  risk: z.object({ id: z.enum(riskIds), restoreAfterMinutes: z.number().exactOptional() }).exactOptional(),
});

const machinePlan: z.ZodType<MachinePlan> = z.object({
  plan: planSchema,
  steps: z.array(stepView),
  rights: z.enum(['administrator', 'user']),
  drops,
  takesEffect: moment,
  sessions: z.object({ active: z.number(), disconnected: z.number() }).exactOptional(),
});

/** Everything that is to be done about a diagnosis, as a page draws it. */
export const fixPlanSchema: z.ZodType<FixPlan> = z.object({
  target: z.string(),
  causes: z.array(
    z.object({ cause: z.string(), title: z.string(), impact: z.enum(impacts), effect: z.string() }),
  ),
  machines: z.array(machinePlan),
  byHand: z.array(z.object({ remedy: z.string(), on, cause: z.string(), steps: z.array(z.string()) })),
  leftOut: z.array(
    z.object({
      remedy: z.string(),
      cause: z.string(),
      why: z.string(),
      needs: z.enum(riskIds).exactOptional(),
    }),
  ),
  others: z.array(
    z.object({
      cause: z.string(),
      title: z.string(),
      confidence: z.enum(['certain', 'likely', 'possible']),
      remedies: z.array(z.string()),
      isByHand: z.boolean(),
    }),
  ),
});
