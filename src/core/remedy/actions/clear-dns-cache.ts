import { z } from 'zod';
import { defineAction } from '../action.ts';

/** ClearDnsCache. */
export const clearDnsCache = defineAction({
  kind: 'clearDnsCache',
  schema: z.strictObject({}),
  sentence: () => `clears the DNS client cache`,
  drops: 'nothing',
  undo: 'none',
});
