import { z } from 'zod';
import { defineAction } from '../action.ts';

/** The DNS client forgets what it was told. */
export const clearDnsCache = defineAction({
  kind: 'clearDnsCache',
  schema: z.strictObject({}),
  sentence: () => `clears the DNS client cache`,
  drops: 'nothing',
  undo: 'none',
});
