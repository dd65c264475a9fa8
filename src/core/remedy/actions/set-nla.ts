import { z } from 'zod';
import { defineAction } from '../action.ts';

/** UserAuthentication of the listener; without NLA only for a time, put back by a scheduled task. */
export const setNla = defineAction({
  kind: 'setNla',
  schema: z.strictObject({
    required: z.boolean(),
    restoreAfterMinutes: z.number().int().min(1).max(240).optional(),
  }),
  sentence: (p) => `${p.required ? 'requires' : 'stops requiring'} Network Level Authentication`,
  drops: 'nothing',
  undo: 'exact',
  risk: (p) => (p.required ? undefined : 'nla-off'),
});
