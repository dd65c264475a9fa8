import { z } from 'zod';
import { defineAction, never, sameOnly } from '../action.ts';
import { effects } from '../takes-effect.ts';

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
  account: 'machine',
  takesEffect: () => effects.newSocket,
  slot: (p) => `removeHostsEntry ${p.name} ${p.address}`.toLowerCase(),
  merge: sameOnly,
  changes: (p) => [['hosts file', `${p.address} ${p.name}`, 'without that line']],
  policy: never,
  objection: never,
  fits: never,
  risk: never,
});
