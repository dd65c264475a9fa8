import { z } from 'zod';
import { defineAction, never, sameOnly } from '../action.ts';
import { isServersOwn } from '../compared.ts';
import { thumbprint } from '../parameters.ts';
import { effects } from '../takes-effect.ts';

/**
 * The client remembers one certificate for one host, in the value in which mstsc keeps "Don't ask me again" (CertHash; seen on
 * machines, no page of Microsoft's was found for it). Only what was compared with the server's own stores is remembered.
 */
export const trustCertificate = defineAction({
  kind: 'trustCertificate',
  schema: z.strictObject({
    /** The name the person connects to, as typed. */
    host: z.string().regex(/^[^\\/*?[\]\s\u0000-\u001f]{1,255}$/),
    sha1: thumbprint,
  }),
  sentence: (p) => `remembers the certificate ${p.sha1} for ${p.host} on this client (CertHash)`,
  drops: 'nothing',
  undo: 'exact',
  account: 'user',
  takesEffect: () => effects.newSocket,
  slot: (p) => `trustCertificate ${p.host}`.toLowerCase(),
  merge: sameOnly,
  changes: (p) => [[`certificate remembered for ${p.host} on this client`, undefined, p.sha1]],
  policy: never,
  objection: never,
  fits: (p, known) =>
    isServersOwn(p.sha1, known)
      ? undefined
      : {
          is: 'leftOut',
          why: `nothing read on the server names the certificate ${p.sha1}; add --collect, so that both thumbprints are compared`,
        },
  risk: never,
});
