import { z } from 'zod';
import { stepStates } from '../../core/remedy/script-result.ts';
import { planRecordSchema, recordStates } from '../fix/plan-record.ts';
import { fixPlanSchema } from './fix-plan.ts';

const risks = z.array(z.string().max(50)).max(20).default([]);

/** A plan against what a check found: causes by name or all, and risks accepted for its steps. */
export const fleetPlanAsked = z.strictObject({
  causes: z.array(z.string().max(100)).max(50).optional(),
  acceptedRisks: risks,
  /** Fetch first, by the way that plans are run, what the machine itself knows: for administrators. */
  inside: z.boolean().default(false),
  /** When Windows is to restart, for a plan that needs it: 2026-12-01T03:00 in the host's own time, or with an offset. */
  restartAt: z.string().max(40).optional(),
});

/** The plan for people, as text and as its parts; where a script can do something on the host, also what may be run, and by what name. */
export const fleetPlanAnswer = z.object({
  host: z.string(),
  markdown: z.string(),
  plan: fixPlanSchema,
  runnable: z
    .object({
      id: z.string(),
      /** What whoever runs it has to accept by name. */
      acceptedRisks: z.array(z.string()),
      drops: z.enum(['nothing', 'sessions', 'network']),
      script: z.string(),
      /** Until when it may be run (ISO 8601). */
      until: z.string(),
    })
    .optional(),
});
export type FleetPlanAnswer = Readonly<z.infer<typeof fleetPlanAnswer>>;

/** The risks that whoever runs a plan accepts, all that it needs and no other. */
export const runAsked = z.strictObject({ acceptedRisks: risks });
export const nothingAsked = z.strictObject({});

/** What has begun goes on by itself; GET /plans/ID tells how it ends. */
export const begunAnswer = z.object({ id: z.string() });

/** One plan: made and not run yet, or what became of it. */
export const planStateAnswer = z.object({
  id: z.string(),
  host: z.string(),
  state: z.enum(['made', ...recordStates]),
  /** Whether something is done with it at this moment. */
  isBusy: z.boolean(),
  /** When it came to this state (ISO 8601). */
  changedAt: z.string(),
  causes: z.array(z.string()),
  acceptedRisks: z.array(z.string()),
  steps: z.array(
    z.object({
      n: z.number().int(),
      remedy: z.string(),
      kind: z.string(),
      /** What it changes, with exact names and values. */
      does: z.string(),
      state: z.enum(stepStates).optional(),
      says: z.string().optional(),
    }),
  ),
  /** By what it was carried there. */
  via: planRecordSchema.shape.via.shape.name.optional(),
  /** How the host looked from outside. */
  before: planRecordSchema.shape.before,
  after: planRecordSchema.shape.after,
  problems: z.array(z.string()),
  notes: z.array(z.string()),
});
export type PlanStateAnswer = z.infer<typeof planStateAnswer>;

export const plansAnswer = z.object({ plans: z.array(planStateAnswer) });

/** Waits until what is done with it has ended, or so many seconds. */
export const planWaits = z.object({ wait: z.coerce.number().int().min(0).max(60).default(0) });
