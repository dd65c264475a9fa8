import { z } from 'zod';
import { defineAction } from '../action.ts';

/** SecurityLayer of the listener; below 2 only for a time, put back by a scheduled task. */
export const setSecurityLayer = defineAction({
  kind: 'setSecurityLayer',
  schema: z.strictObject({
    layer: z.union([z.literal(0), z.literal(1), z.literal(2)]),
    restoreAfterMinutes: z.number().int().min(1).max(240).optional(),
  }),
  sentence: (p) => `sets SecurityLayer to ${p.layer}`,
  drops: 'nothing',
  undo: 'exact',
  risk: (p) => (p.layer < 2 ? 'tls-off' : undefined),
});
