import { z } from 'zod';
import { defineAction, never, sameOnly } from '../action.ts';
import { thumbprint, windowsPath } from '../parameters.ts';
import { effects } from '../takes-effect.ts';

/**
 * The client remembers one certificate for one host, in the value in which mstsc keeps "Don't ask me again" (CertHash; seen on
 * machines, no page of Microsoft's was found for it).
 */
export const trustCertificate = defineAction({
  kind: 'trustCertificate',
  schema: z.strictObject({
    /** The name the person connects to, as typed. */
    host: z.string().regex(/^[^\\/*?[\]\s\u0000-\u001f]{1,255}$/),
    sha1: thumbprint,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    path: windowsPath,
  }),
  sentence: (p) =>
    `remembers the certificate ${p.sha1} for ${p.host} on this client (CertHash), after comparing the SHA-256 of ${p.path}`,
  drops: 'nothing',
  undo: 'exact',
  account: 'user',
  takesEffect: () => effects.newSocket,
  slot: (p) => `trustCertificate ${p.sha1}`,
  merge: sameOnly,
  changes: (p) => [[`trust in ${p.sha1} on this client`, undefined, 'pinned by its SHA-256']],
  policy: never,
  objection: never,
  fits: never,
  risk: never,
});
