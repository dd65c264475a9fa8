import { z } from 'zod';
import { defineAction, never, sameOnly } from '../action.ts';
import { lockedBy, policies } from '../policies.ts';
import { suitesOf } from '../cipher-order.ts';
import { effects } from '../takes-effect.ts';

/** The policy value that replaces the cipher suite order of Windows is taken away. */
export const clearCipherPolicy = defineAction({
  kind: 'clearCipherPolicy',
  schema: z.strictObject({}),
  sentence: () => `removes the cipher suite order that policy set, so that the order of Windows applies`,
  drops: 'nothing',
  undo: 'exact',
  account: 'machine',
  takesEffect: () => effects.cipherOrder,
  slot: () => 'cipherOrder',
  merge: sameOnly,
  changes: (_, known) => [['cipher suite order', suitesOf(known), 'the order of Windows']],
  policy: (_, { cipherOrder, hostSystem }) =>
    // Without a domain nothing writes the value again.
    hostSystem?.domainJoined === false ? undefined : lockedBy(policies.cipherOrder, cipherOrder),
  objection: never,
  fits: never,
  risk: never,
});
