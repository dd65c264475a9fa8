import { z } from 'zod';
import { defineAction } from '../action.ts';

/** SetMaxOutstandingConnections. */
export const setMaxOutstandingConnections = defineAction({
  kind: 'setMaxOutstandingConnections',
  schema: z.strictObject({ value: z.number().int().min(1).max(65_536) }),
  sentence: (p) => `sets MaxOutstandingConnections to ${p.value}`,
  drops: 'nothing',
  undo: 'exact',
});
