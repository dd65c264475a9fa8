import { z } from 'zod';
import { alertSchema, deliverySchema } from '../../core/fleet/alert.ts';
import { checkSchema } from '../../core/fleet/check.ts';
import { hostSchema } from '../../core/fleet/host.ts';
import { seenCertificate } from '../../core/fleet/snapshot.ts';

/** A watched host with its newest check from every vantage point. */
export const hostAnswer = hostSchema.extend({
  latest: z.array(checkSchema),
  /** By what way plans may be run on it; absent where none may, and in lists. */
  plansBy: z.string().optional(),
});
export type HostAnswer = Readonly<z.infer<typeof hostAnswer>>;
export const hostsAnswer = z.object({ hosts: z.array(hostAnswer) });

/** One group with how its hosts are. */
export const groupsAnswer = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      hosts: z.number().int(),
      works: z.number().int(),
      fails: z.number().int(),
      unknown: z.number().int(),
    }),
  ),
});

export const checksAsked = z.object({
  vantage: z.string().max(100).optional(),
  since: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
  limit: z.coerce.number().int().min(1).max(5_000).default(200),
});
export const checksAnswer = z.object({ checks: z.array(checkSchema) });

/** What one host was over time: certificates, days, checks. */
export const timelineAnswer = z.object({
  certificates: z.array(
    z.object({ certificate: seenCertificate, firstSeen: z.string(), lastSeen: z.string() }),
  ),
  days: z.array(
    z.object({
      vantage: z.string(),
      day: z.string(),
      checks: z.number().int(),
      worked: z.number().int(),
      roundTripMs: z.object({ median: z.number(), max: z.number() }).optional(),
      lost: z.number().optional(),
    }),
  ),
  checks: z.array(checkSchema),
  /** What each check had otherwise than the one before it from the same place, the newest first. */
  changes: z.array(
    z.object({
      check: z.string(),
      differences: z.array(
        z.object({
          code: z.string(),
          before: z.string(),
          after: z.string(),
          cited: z.boolean(),
          weaker: z.boolean(),
          is: z.enum(['setting', 'measured', 'name']),
        }),
      ),
    }),
  ),
  /** What the findings that lead these checks are called. */
  leads: z.record(z.string(), z.string()),
});
export type HostTimeline = Readonly<z.infer<typeof timelineAnswer>>;

/** Certificates that end soon, the soonest first. */
export const endingAnswer = z.object({
  certificates: z.array(
    z.object({
      host: z.string(),
      certificate: seenCertificate,
      firstSeen: z.string(),
      lastSeen: z.string(),
    }),
  ),
});

export const alertsAnswer = z.object({ alerts: z.array(alertSchema), next: z.string().optional() });
export const alertAnswer = z.object({ alert: alertSchema, deliveries: z.array(deliverySchema) });
