import { z } from 'zod';
import { defineAction } from '../action.ts';

/** SetNetworkProfile. */
export const setNetworkProfile = defineAction({
  kind: 'setNetworkProfile',
  schema: z.strictObject({ interface: z.string(), category: z.enum(['private']) }),
  sentence: (p) => `sets the network profile of ${p.interface} to ${p.category}`,
  drops: 'nothing',
  undo: 'exact',
});
