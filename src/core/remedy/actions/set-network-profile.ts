import { z } from 'zod';
import { defineAction } from '../action.ts';
import { plainText } from '../parameters.ts';

/** A connected network becomes private, so that rules for private networks apply. */
export const setNetworkProfile = defineAction({
  kind: 'setNetworkProfile',
  schema: z.strictObject({ interface: plainText(256), category: z.enum(['private']) }),
  sentence: (p) => `sets the network profile of ${p.interface} to ${p.category}`,
  drops: 'nothing',
  undo: 'exact',
});
