import { z } from 'zod';

/** Why something was not done, in one line. */
export const problemAnswer = z.object({ problem: z.string() });

/** Where a page of a list ends; `next` asks for the one after it. */
export const pageAsked = z.object({
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  before: z.string().max(200).optional(),
});
