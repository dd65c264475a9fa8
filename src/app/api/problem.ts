import { z } from 'zod';
import { planRefusalCodes } from '../fleet-plans/plan-refusal.ts';

/** Why something was not done, in one line; of plans also as a code that a program can go by. */
export const problemAnswer = z.object({ problem: z.string(), code: z.enum(planRefusalCodes).optional() });

/** Where a page of a list ends; `next` asks for the one after it. */
export const pageAsked = z.object({
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  before: z.string().max(200).optional(),
});
