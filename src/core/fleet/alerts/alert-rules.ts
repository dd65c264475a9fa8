import { z } from 'zod';
import { noticeKinds } from '../notice.ts';

export const severities = ['critical', 'warning', 'notice'] as const;
export type Severity = (typeof severities)[number];

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as 22:00');
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Hours in which nobody is told of anything below `except`; what is still so at their end is told then. */
export const quietHoursSchema = z.strictObject({
  from: clock,
  to: clock,
  /** IANA name, e.g. Europe/Berlin. */
  zone: z.string().default('UTC'),
  /** Days on which the hours begin; every day without it. */
  days: z.array(z.enum(days)).optional(),
  except: z.enum(severities).default('critical'),
});
export type QuietHours = Readonly<z.infer<typeof quietHoursSchema>>;

/** When trouble becomes an alert, and when an alert ends. Times are seconds. */
export const alertRulesSchema = z.strictObject({
  /** Trouble must last this long, and be seen twice. */
  graceSeconds: z.number().int().min(0).max(86_400).default(120),
  /** It must be gone this long. */
  recoverSeconds: z.number().int().min(0).max(86_400).default(120),
  /** Who was told is told again after so long; 0 for never. */
  remindSeconds: z
    .number()
    .int()
    .min(0)
    .max(30 * 86_400)
    .default(86_400),
  quiet: z.array(quietHoursSchema).max(20).default([]),
  /** Kinds nobody wants to hear of. */
  ignore: z.array(z.enum(noticeKinds)).default([]),
});
export type AlertRules = Readonly<z.infer<typeof alertRulesSchema>>;

/** Whether the first is at least as grave as the second. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(least);
}
