import { z } from 'zod';
import { defineAction } from '../action.ts';

/** SetCipherOrder. */
export const setCipherOrder = defineAction({
  kind: 'setCipherOrder',
  schema: z.strictObject({ suites: z.array(z.string()).min(1) }),
  sentence: (p) => `sets the cipher suite order to ${p.suites.length} suites, first ${p.suites[0]}`,
  drops: 'nothing',
  undo: 'exact',
});
