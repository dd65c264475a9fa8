import { z } from 'zod';
import { defineAction } from '../action.ts';
import { thumbprint } from '../parameters.ts';

/** TrustCertificate. */
export const trustCertificate = defineAction({
  kind: 'trustCertificate',
  schema: z.strictObject({ sha1: thumbprint, sha256: z.string().regex(/^[0-9a-f]{64}$/), path: z.string() }),
  sentence: (p) => `trusts exactly the certificate ${p.sha1} on this client, after comparing its SHA-256`,
  drops: 'nothing',
  undo: 'exact',
});
