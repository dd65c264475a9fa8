import { z } from 'zod';
import { defineAction, never, sameOnly } from '../action.ts';
import { effects } from '../takes-effect.ts';

/** The throttle against connection floods (KB954398 describes it for Server 2008). */
export const setMaxOutstandingConnections = defineAction({
  kind: 'setMaxOutstandingConnections',
  schema: z.strictObject({ value: z.number().int().min(1).max(65_536) }),
  sentence: (p) => `sets MaxOutstandingConnections to ${p.value}`,
  drops: 'nothing',
  undo: 'exact',
  account: 'machine',
  takesEffect: () => effects.listenerValue,
  slot: () => 'setMaxOutstandingConnections',
  merge: sameOnly,
  changes: (p, { listenerSettings }) => [
    ['MaxOutstandingConnections', listenerSettings?.maxOutstandingConnections?.value, `${p.value}`],
  ],
  policy: never,
  objection: never,
  fits: never,
  risk: never,
});
