import { z } from 'zod';
import { alertRulesSchema } from './alerts/alert-rules.ts';
import { channelSchema } from './alerts/channel.ts';
import { runPlansSchema } from './run-plans.ts';
import { variableSchema } from './variable.ts';

const TIME = 'expected a time such as 30s, 15m, 12h or 90d';

/** A length of time as people write it: 30s, 15m, 12h, 90d. Comes out as seconds. */
const duration = z
  .string(TIME)
  .regex(/^\d{1,5}[smhd]$/, TIME)
  .transform((text) => Number(text.slice(0, -1)) * (units[text.at(-1) ?? 's'] ?? 1));

/** From one check of a host to the next. */
const interval = duration.refine(
  (seconds) => seconds >= SHORTEST_INTERVAL && seconds <= LONGEST_INTERVAL,
  'expected a time from 30s to 7d (e.g. 15m)',
);
/** The least and the most seconds from one check of a host to the next. */
export const SHORTEST_INTERVAL = 30;
export const LONGEST_INTERVAL = 7 * 86_400;

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

const name = z.string().min(1).max(100);
const hosts = z.array(z.string().min(1).max(300)).max(1_000_000);

const group = z.strictObject({
  name,
  hosts: hosts.default([]),
  /** A file with one host per line, beside this one or by its whole path. */
  file: z.string().optional(),
  every: interval.optional(),
  /** What must be so, in the words of `check --expect`. */
  expect: z.string().optional(),
  /** A file of `baseline save`, for the hosts of this group. */
  baseline: z.string().min(1).optional(),
  vantages: z.array(name).min(1).optional(),
});

/** How people sign in to the page by an identity provider of their own. */
const openId = z.strictObject({
  issuer: z.url(),
  clientId: z.string().min(1),
  clientSecret: variableSchema.optional(),
  /** Which claim names the roles, and which value of it gives which role; nobody has a role otherwise. */
  claim: z.string().default('roles'),
  roles: z.record(z.string(), z.enum(['viewer', 'operator', 'admin'])),
});

/** Everything the monitor is told by its owner. Secrets are names of environment variables, never values. */
export const configSchema = z.strictObject({
  /** A path, or the name of a variable that holds a PostgreSQL URL. */
  store: z.string().min(1).default('rdpdoctor.db'),
  /** What this place is called where several look at the same hosts. */
  vantage: name.default('here'),
  every: interval.default(900),
  /** Checks that run at once. */
  atOnce: z.number().int().min(1).max(500).default(16),
  groups: z.array(group).max(10_000).default([]),
  /** A file of `baseline save`: what hosts are held against; a group may name its own. */
  baseline: z.string().min(1).optional(),
  keep: z
    .strictObject({ cases: duration.default(90 * 86_400), checks: duration.default(400 * 86_400) })
    .default({ cases: 90 * 86_400, checks: 400 * 86_400 }),
  alerts: alertRulesSchema.default(alertRulesSchema.parse({})),
  channels: z.array(channelSchema).max(50).default([]),
  serve: z
    .strictObject({
      listen: z.string().default('127.0.0.1:8389'),
      /** Where people reach it, where that is not what it listens on. */
      address: z.url().optional(),
      tls: z.strictObject({ certificate: z.string(), key: z.string() }).optional(),
      /** Networks that may be looked at on request; the hosts of the groups always may. */
      ranges: z.array(z.string()).default([]),
      openId: openId.optional(),
      runPlans: runPlansSchema.optional(),
      /** Up to how many hosts have series of their own for Prometheus; of more there are only sums. */
      metrics: z
        .strictObject({ hosts: z.number().int().min(0).max(20_000).default(5_000) })
        .default({ hosts: 5_000 }),
    })
    .default({ listen: '127.0.0.1:8389', ranges: [], metrics: { hosts: 5_000 } }),
});
export type Config = Readonly<z.infer<typeof configSchema>>;

/** What an editor offers and checks while the file is written. */
export function configJsonSchema(): unknown {
  return z.toJSONSchema(configSchema, { io: 'input' });
}
