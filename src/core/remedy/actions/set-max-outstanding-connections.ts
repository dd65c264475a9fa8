import { z } from 'zod';
import { defineAction } from '../action.ts';

/** The throttle against connection floods (KB954398 describes it for Server 2008). */
export const setMaxOutstandingConnections = defineAction({
  kind: 'setMaxOutstandingConnections',
  schema: z.strictObject({ value: z.number().int().min(1).max(65_536) }),
  sentence: (p) => `sets MaxOutstandingConnections to ${p.value}`,
  drops: 'nothing',
  undo: 'exact',
});
