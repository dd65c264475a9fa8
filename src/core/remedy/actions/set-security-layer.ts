import { z } from 'zod';
import { defineAction, never, sameOnly } from '../action.ts';
import { lockedBy, policies } from '../policies.ts';
import { effects } from '../takes-effect.ts';

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
  account: 'machine',
  takesEffect: () => effects.securityLayer,
  slot: () => 'setSecurityLayer',
  merge: sameOnly,
  changes: (p, { listenerSettings }) => [
    ['SecurityLayer', listenerSettings?.securityLayer?.value, `${p.layer}`],
  ],
  policy: (_, { listenerSettings }) => lockedBy(policies.securityLayer, listenerSettings?.securityLayer),
  objection: never,
  fits: never,
  risk: (p) => (p.layer < 2 ? 'tls-off' : undefined),
});
