import { z } from 'zod';
import { defineAction, never, sameOnly } from '../action.ts';
import { effects } from '../takes-effect.ts';

/** The DNS client forgets what it was told. */
export const clearDnsCache = defineAction({
  kind: 'clearDnsCache',
  schema: z.strictObject({}),
  sentence: () => `clears the DNS client cache`,
  drops: 'nothing',
  undo: 'none',
  account: 'machine',
  takesEffect: () => effects.now,
  slot: () => 'clearDnsCache',
  merge: sameOnly,
  changes: () => [['DNS client cache', undefined, 'empty']],
  policy: never,
  objection: never,
  fits: never,
  risk: never,
});
