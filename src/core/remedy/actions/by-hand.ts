import { z } from 'zod';
import { defineAction, never, sameOnly } from '../action.ts';
import { plainText } from '../parameters.ts';
import { effects } from '../takes-effect.ts';

/** Sentences for a person; nothing is run. */
export const byHand = defineAction({
  kind: 'byHand',
  schema: z.strictObject({ steps: z.array(plainText(1_000)).min(1).max(32) }),
  sentence: (p) => p.steps.join(' '),
  drops: 'nothing',
  undo: 'none',
  account: 'user',
  takesEffect: () => effects.now,
  slot: (p) => `byHand ${p.steps.join(' ')}`,
  merge: sameOnly,
  changes: () => [],
  policy: never,
  objection: never,
  fits: never,
  risk: never,
});
