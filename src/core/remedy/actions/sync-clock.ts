import { z } from 'zod';
import { defineAction } from '../action.ts';

/** SyncClock. */
export const syncClock = defineAction({
  kind: 'syncClock',
  schema: z.strictObject({}),
  sentence: () => `asks the Windows Time service to synchronise now`,
  drops: 'nothing',
  undo: 'none',
});
