import { z } from 'zod';
import { noticeSchema } from './notice.ts';

/** Trouble that somebody is told of: one notice, or many with one reason. Times are ISO 8601. */
export const alertSchema = z.object({
  id: z.string(),
  /** The key of its notice, or of the group it stands for. */
  key: z.string(),
  state: z.enum(['waiting', 'open', 'recovered']),
  severity: z.enum(['critical', 'warning', 'notice']),
  /** One sentence: what is; the proof; what to do first. */
  headline: z.string(),
  proof: z.array(z.string()),
  firstStep: z.string().optional(),
  hosts: z.array(z.string()),
  notices: z.array(noticeSchema),
  since: z.string(),
  toldAt: z.string().optional(),
  /** The gravest it has been told of as. */
  toldAs: z.enum(['critical', 'warning', 'notice']).optional(),
  recoveredAt: z.string().optional(),
  /** Who took it, and when. */
  acknowledged: z.object({ by: z.string(), at: z.string() }).optional(),
});
export type Alert = Readonly<z.infer<typeof alertSchema>>;

/** One attempt to tell one channel of one alert. */
export const deliverySchema = z.object({
  id: z.string(),
  alert: z.string(),
  channel: z.string(),
  event: z.enum(['opened', 'recovered', 'reminded']),
  state: z.enum(['due', 'sent', 'failed', 'dead']),
  attempts: z.number().int(),
  nextAt: z.string().optional(),
  problem: z.string().optional(),
  sentAt: z.string().optional(),
});
export type Delivery = Readonly<z.infer<typeof deliverySchema>>;
