import type { z } from 'zod';

/** What a step does to people who are connected. */
export type Drops = 'nothing' | 'sessions' | 'network';

/** Risks a person has to accept by name before a plan may contain them (`--accept-risk ID`). */
export const riskIds = [
  'tls-off',
  'nla-off',
  'old-tls',
  'public-exposure',
  'key-loss',
  'unverified-server',
] as const;
export type RiskId = (typeof riskIds)[number];

/** One kind of change to one machine: what it is. How Windows does it stands beside it in `<kind>.ps1`. */
export interface ActionSpec<Kind extends string, Schema extends z.ZodType> {
  readonly kind: Kind;
  /** The parameters, as they stand in a plan. */
  readonly schema: Schema;
  /** One sentence for the plan: what will be changed, exact names and values. */
  readonly sentence: (params: z.infer<Schema>) => string;
  readonly drops: Drops;
  /** Whether the state before can be put back exactly; `none` says so in the plan. */
  readonly undo: 'exact' | 'none';
  /** The risk these parameters need accepted, if they make anything less safe. */
  readonly risk?: (params: z.infer<Schema>) => RiskId | undefined;
}

export function defineAction<const Kind extends string, Schema extends z.ZodType>(
  spec: ActionSpec<Kind, Schema>,
): ActionSpec<Kind, Schema> {
  return spec;
}
