import { z } from 'zod';
import { defineAction } from '../action.ts';

/** One name is taken off the lines of one address in the hosts file. */
export const removeHostsEntry = defineAction({
  kind: 'removeHostsEntry',
  schema: z.strictObject({
    name: z.string().regex(/^[^\s#\u0000]{1,255}$/),
    address: z.string().regex(/^[0-9A-Fa-f.:%]{2,64}$/),
  }),
  sentence: (p) => `removes the line ${p.address} ${p.name} from the hosts file`,
  drops: 'nothing',
  undo: 'exact',
});
