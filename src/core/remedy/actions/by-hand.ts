import { z } from 'zod';
import { defineAction } from '../action.ts';

/** ByHand. */
export const byHand = defineAction({
  kind: 'byHand',
  schema: z.strictObject({ steps: z.array(z.string()).min(1) }),
  sentence: (p) => p.steps.join(' '),
  drops: 'nothing',
  undo: 'none',
});
