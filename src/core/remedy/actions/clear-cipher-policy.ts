import { z } from 'zod';
import { defineAction } from '../action.ts';

/** ClearCipherPolicy. */
export const clearCipherPolicy = defineAction({
  kind: 'clearCipherPolicy',
  schema: z.strictObject({}),
  sentence: () => `removes the cipher suite order that policy set, so that the order of Windows applies`,
  drops: 'nothing',
  undo: 'exact',
});
