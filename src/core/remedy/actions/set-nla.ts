import { z } from 'zod';
import { defineAction, never, sameOnly } from '../action.ts';
import { lockedBy, policies } from '../policies.ts';
import { effects } from '../takes-effect.ts';

/** UserAuthentication of the listener; without NLA only for a time, put back by a scheduled task. */
export const setNla = defineAction({
  kind: 'setNla',
  schema: z.strictObject({
    required: z.boolean(),
    restoreAfterMinutes: z.number().int().min(1).max(240).optional(),
  }),
  sentence: (p) => `${p.required ? 'requires' : 'stops requiring'} Network Level Authentication`,
  drops: 'nothing',
  undo: 'exact',
  account: 'machine',
  takesEffect: () => effects.securityLayer,
  slot: () => 'setNla',
  merge: sameOnly,
  changes: (p, { listenerSettings }) => [
    [
      'Network Level Authentication',
      required(listenerSettings?.userAuthentication?.value),
      p.required ? 'required' : 'not required',
    ],
  ],
  policy: (_, { listenerSettings }) => lockedBy(policies.nla, listenerSettings?.userAuthentication),
  objection: never,
  fits: never,
  risk: (p) => (p.required ? undefined : 'nla-off'),
});

function required(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : value ? 'required' : 'not required';
}
