import { z } from 'zod';
import { firstMisfit } from '../facts/misfits.ts';
import { riskIds } from './action.ts';
import { actions, type Action } from './actions.ts';

/** A plan's name: also the name of its folder under %ProgramData%\rdpdoctor, so it holds nothing a path could use. */
export const planId = z.string().regex(/^[a-z0-9][a-z0-9-]{7,47}$/);

const [firstKind, ...otherKinds] = actions.map((spec) =>
  spec.schema.safeExtend({ kind: z.literal(spec.kind) }),
);

/** One change as it stands in a plan: its kind and exactly the parameters of that kind. */
export const actionSchema = z.discriminatedUnion('kind', [
  firstKind!,
  ...otherKinds,
  // The list of specs and the union of their types are the same table, which TypeScript cannot follow through map.
]) as unknown as z.ZodType<Action>;

export const planStep = z.strictObject({
  /** 1, 2, 3 …: the order in which the steps run. */
  n: z.number().int().min(1).max(64),
  /** Title of the remedy the step belongs to. */
  remedy: z.string().max(200),
  action: actionSchema,
});

/** Remedies chosen by a person, as ordered steps for one machine. Saved as JSON; the only input of the script. */
export const planSchema = z
  .strictObject({
    format: z.literal(1),
    id: planId,
    /** Host the plan is meant for, as the person named it. */
    target: z.string().min(1).max(300),
    machine: z.enum(['server', 'client']),
    /** ISO 8601 in UTC. */
    createdAt: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$/),
    /** Ids of the causes the plan cures. */
    causes: z.array(z.string().max(100)).max(64),
    /** Risks a person accepted by name; a step that needs another one is refused inside the script as well. */
    acceptedRisks: z.array(z.enum(riskIds)).max(riskIds.length),
    steps: z.array(planStep).min(1).max(64),
  })
  .refine((plan) => plan.steps.every((step, i) => step.n === i + 1), {
    message: 'the steps are not numbered 1, 2, 3 …',
    path: ['steps'],
  });

export type Plan = Readonly<z.infer<typeof planSchema>>;

/** Reads a saved plan; the problem names the place and what was expected there. */
export function readPlan(json: string): Plan | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { problem: 'plan: not JSON' };
  }
  const parsed = planSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  return { problem: `plan: ${firstMisfit(parsed.error, { value: value })}` };
}
