import { z } from 'zod';
import { defineAction } from '../action.ts';
import { plainText } from '../parameters.ts';

/** Sentences for a person; nothing is run. */
export const byHand = defineAction({
  kind: 'byHand',
  schema: z.strictObject({ steps: z.array(plainText(1_000)).min(1).max(32) }),
  sentence: (p) => p.steps.join(' '),
  drops: 'nothing',
  undo: 'none',
});
