import { z } from 'zod';
import { defineAction } from '../action.ts';

/** The policy value that replaces the cipher suite order of Windows is taken away. */
export const clearCipherPolicy = defineAction({
  kind: 'clearCipherPolicy',
  schema: z.strictObject({}),
  sentence: () => `removes the cipher suite order that policy set, so that the order of Windows applies`,
  drops: 'nothing',
  undo: 'exact',
});
