import type { z } from 'zod';
import type { FactTypes } from '../facts/vocabulary.ts';
import type { PolicyLock } from './policies.ts';
import type { Effect } from './takes-effect.ts';

export type Drops = 'nothing' | 'sessions' | 'network';

/** Risks a person has to accept by name before a plan may contain them (`--accept-risk ID`). */
export const riskIds = [
  'tls-off',
  'nla-off',
  'old-tls',
  'public-exposure',
  'key-loss',
  'unverified-server',
  'new-access',
] as const;
export type RiskId = (typeof riskIds)[number];

/** One row of a plan's table: what changes, from what (undefined: not measured) to what. */
export type Row = readonly [what: string, before: string | number | boolean | undefined, after: string];

/** Why this machine cannot have the action: left out of the plan, or done by a person. */
export type Unfit =
  | { readonly is: 'leftOut'; readonly why: string }
  | { readonly is: 'byHand'; readonly steps: readonly string[] };

/** One kind of change to one machine: what it is. How Windows does it stands beside it in `<kind>.ps1`. */
export interface ActionSpec<Kind extends string, Schema extends z.ZodType> {
  readonly kind: Kind;
  readonly schema: Schema;
  /** For the plan: what will be changed, exact names and values. */
  readonly sentence: (params: z.infer<Schema>) => string;
  readonly drops: Drops;
  /** Whether the state before can be put back exactly; `none` says so in the plan. */
  readonly undo: 'exact' | 'none';
  readonly account: 'machine' | 'user';
  /** When the change is in force, and which document says so. */
  readonly takesEffect: (params: z.infer<Schema>) => Effect;
  /** What it sets: two actions of one slot are the same step, are merged, or contradict each other. */
  readonly slot: (params: z.infer<Schema>) => string;
  /** One action for two of this kind in one slot, or undefined where they contradict each other. */
  readonly merge: (a: z.infer<Schema>, b: z.infer<Schema>) => z.infer<Schema> | undefined;
  /** What changes, with the state before as far as the facts know it. */
  readonly changes: (params: z.infer<Schema>, known: Partial<FactTypes>) => readonly Row[];
  /** The group policy that would undo it, where the facts tell of one. */
  readonly policy: (params: z.infer<Schema>, known: Partial<FactTypes>) => PolicyLock | undefined;
  /** Why no plan holds it, whatever is accepted: a diagnosis may come from another machine. */
  readonly objection: (params: z.infer<Schema>) => string | undefined;
  readonly fits: (params: z.infer<Schema>, known: Partial<FactTypes>) => Unfit | undefined;
  /** The risk these parameters need accepted, if they make anything less safe. */
  readonly risk: (params: z.infer<Schema>) => RiskId | undefined;
}

export function defineAction<const Kind extends string, Schema extends z.ZodType>(
  spec: ActionSpec<Kind, Schema>,
): ActionSpec<Kind, Schema> {
  return spec;
}

export const never = (): undefined => undefined;

/** For `merge` of actions that are the same or contradict each other. */
export function sameOnly<P>(a: P, b: P): P | undefined {
  return JSON.stringify(a) === JSON.stringify(b) ? a : undefined;
}

/** A switch as the registry holds it. */
export function digit(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : value ? '1' : '0';
}
