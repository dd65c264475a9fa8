import { z } from 'zod';
import { defineAction } from '../action.ts';

const weak = /_(NULL|RC4|EXPORT|DES|ANON)(_|$)|_3DES_|_MD5$/i;

/** The order of cipher suites, as the policy value that SCHANNEL reads first. */
export const setCipherOrder = defineAction({
  kind: 'setCipherOrder',
  schema: z.strictObject({
    suites: z
      .array(z.string().regex(/^TLS_[A-Z0-9_]{1,80}$/))
      .min(1)
      .max(64),
  }),
  sentence: (p) => `sets the cipher suite order to ${p.suites.length} suites, first ${p.suites[0]}`,
  drops: 'nothing',
  undo: 'exact',
  risk: (p) => (p.suites.some((suite) => weak.test(suite)) ? 'old-tls' : undefined),
});
