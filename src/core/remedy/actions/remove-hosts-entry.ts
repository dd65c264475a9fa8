import { z } from 'zod';
import { defineAction } from '../action.ts';

/** RemoveHostsEntry. */
export const removeHostsEntry = defineAction({
  kind: 'removeHostsEntry',
  schema: z.strictObject({ name: z.string(), address: z.string() }),
  sentence: (p) => `removes the line ${p.address} ${p.name} from the hosts file`,
  drops: 'nothing',
  undo: 'exact',
});
