import { z } from 'zod';

/** What a fleet is warned of, as codes. Words are made where it is shown. */
export const noticeKinds = [
  'down',
  'unreachableFromOne',
  'certificateEnds',
  'renewalMissed',
  'certificateChanged',
  'certificateShared',
  'weakCryptography',
  'clockDrifts',
  'slower',
  'lossier',
  'negotiationWeaker',
  'buildChanged',
  'oddOneOut',
  'expectationMissed',
  'baselineBroken',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

const value = z.union([z.string(), z.number(), z.boolean()]);

/** Something about one host that somebody should know; the same key is the same trouble, however often it is seen. */
export const noticeSchema = z.object({
  kind: z.enum(noticeKinds),
  host: z.string(),
  vantage: z.string().optional(),
  /** Stable for as long as the trouble is the same: kind, host and what tells one trouble from the next (a thumbprint, a phase). */
  key: z.string(),
  severity: z.enum(['critical', 'warning', 'notice']),
  /** When it will hurt, where that is known (ISO 8601). */
  dueAt: z.string().optional(),
  /** What was measured. */
  evidence: z.record(z.string(), value),
  /** What is assumed and from where, as codes: a habit learnt from this host, from its group, from the whole fleet, from documentation. */
  assumed: z.array(
    z.object({
      code: z.string(),
      from: z.enum(['host', 'group', 'fleet', 'documentation']),
      seen: z.number().int(),
    }),
  ),
});
export type Notice = Readonly<z.infer<typeof noticeSchema>>;
