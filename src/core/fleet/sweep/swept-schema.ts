import { z } from 'zod';
import { phases } from '../../facts/phases.ts';
import { snapshotSchema } from '../snapshot.ts';
import { oddities } from './oddity.ts';
import { sweepEndings } from './sweep-ending.ts';

/** What a sweep saw of one host and port, as it is written down and read again. A sweep that only looks does not load it. */
export const sweptSchema = z.object({
  /** As a person types it: srv01:3389, [2001:db8::1]:3389. */
  target: z.string(),
  /** When the look ended (ISO 8601). */
  at: z.string(),
  /** Somebody wrote this host down; it is no address of a range. */
  named: z.boolean(),
  ending: z.enum(sweepEndings),
  /** The phase in which the look ended, by itself or by the host's doing. */
  reached: z.enum(phases),
  /** Who spoke there, which alert, the system's own word. */
  detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  odd: z.array(z.enum(oddities)),
  snapshot: snapshotSchema,
  /** What --expect asked for, against what was measured. */
  expected: z
    .array(z.object({ name: z.string(), is: z.enum(['met', 'unmet', 'unknown']), says: z.string() }))
    .optional(),
});
