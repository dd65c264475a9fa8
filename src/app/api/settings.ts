import { z } from 'zod';
import { alertRulesSchema, severities } from '../../core/fleet/alerts/alert-rules.ts';

/** What this server watches, whom it tells, and what it lets people do; no address and no secret. */
export const settingsAnswer = z.object({
  version: z.string(),
  /** Whether a file of its owner says this; otherwise it runs on what is usual. */
  isConfigured: z.boolean(),
  isWatching: z.boolean(),
  vantage: z.string(),
  everySeconds: z.number(),
  atOnce: z.number(),
  keepDays: z.object({ cases: z.number(), checks: z.number() }),
  groups: z.array(z.object({ name: z.string(), expect: z.string().optional() })),
  alerts: alertRulesSchema,
  channels: z.array(
    z.object({
      name: z.string(),
      kind: z.string(),
      least: z.enum(severities),
      groups: z.array(z.string()).optional(),
    }),
  ),
  ranges: z.array(z.string()),
  /** By what way plans may be run, and for hosts of which groups; absent where none is. */
  runsPlans: z.object({ via: z.string(), groups: z.array(z.string()) }).optional(),
  signsInBy: z.array(z.enum(['password', 'openId'])),
});
export type Settings = Readonly<z.infer<typeof settingsAnswer>>;
