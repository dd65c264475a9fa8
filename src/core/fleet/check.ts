import { z } from 'zod';
import { snapshotSchema } from './snapshot.ts';

/** One look at one host from one vantage point; the case itself is kept beside it. Times are ISO 8601. */
export const checkSchema = z.object({
  /** A UUID that whoever asked for the check made, so that one that is reported twice is stored once. */
  id: z.string(),
  host: z.string(),
  vantage: z.string(),
  startedAt: z.string(),
  endedAt: z.string(),
  /** The version that looked, and the hash of the rules that judged. */
  version: z.string(),
  rules: z.string(),
  snapshot: snapshotSchema,
});
export type Check = Readonly<z.infer<typeof checkSchema>>;
