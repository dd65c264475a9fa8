import { z } from 'zod';
import { defineAction } from '../action.ts';

/** UnbindListenerCertificate. */
export const unbindListenerCertificate = defineAction({
  kind: 'unbindListenerCertificate',
  schema: z.strictObject({}),
  sentence: () => `clears the certificate binding of the RDP-Tcp listener (SSLCertificateSHA1Hash)`,
  drops: 'nothing',
  undo: 'exact',
});
