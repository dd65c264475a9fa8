import { z } from 'zod';
import { defineAction, never, sameOnly } from '../action.ts';
import { lockedBy, policies } from '../policies.ts';
import { MAX_ORDER_LENGTH, objectionToSuites, suitesOf } from '../cipher-order.ts';
import { effects } from '../takes-effect.ts';

const weak = /_(NULL|RC4|EXPORT|DES|ANON)(_|$)|_3DES_|_MD5$/i;

/** The order of cipher suites, as the policy value that SCHANNEL reads first. */
export const setCipherOrder = defineAction({
  kind: 'setCipherOrder',
  schema: z.strictObject({
    suites: z
      .array(z.string().regex(/^TLS_[A-Z0-9_]{1,80}$/))
      .min(1)
      .max(64)
      .refine((suites) => suites.join(',').length <= MAX_ORDER_LENGTH, {
        message: `the order is longer than ${MAX_ORDER_LENGTH} characters`,
      }),
  }),
  sentence: (p) => `sets the cipher suite order to ${p.suites.length} suites, first ${p.suites[0]}`,
  drops: 'nothing',
  undo: 'exact',
  account: 'machine',
  takesEffect: () => effects.cipherOrder,
  slot: () => 'cipherOrder',
  merge: sameOnly,
  changes: (p, known) => [['cipher suite order', suitesOf(known), `${p.suites.length} suites`]],
  policy: (_, { cipherOrder }) => lockedBy(policies.cipherOrder, cipherOrder),
  objection: (p) => objectionToSuites(p.suites),
  fits: never,
  risk: (p) => (p.suites.some((suite) => weak.test(suite)) ? 'old-tls' : undefined),
});
