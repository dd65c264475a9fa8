import { z } from 'zod';
import { defineAction } from '../action.ts';

/** w32tm /resync: the time service asks its source now. */
export const syncClock = defineAction({
  kind: 'syncClock',
  schema: z.strictObject({}),
  sentence: () => `asks the Windows Time service to synchronise now`,
  drops: 'nothing',
  undo: 'none',
});
