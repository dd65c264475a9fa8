import { z } from 'zod';
import { defineAction } from '../action.ts';

/** Without SSLCertificateSHA1Hash the listener presents Windows' own certificate. */
export const unbindListenerCertificate = defineAction({
  kind: 'unbindListenerCertificate',
  schema: z.strictObject({}),
  sentence: () => `clears the certificate binding of the RDP-Tcp listener (SSLCertificateSHA1Hash)`,
  drops: 'nothing',
  undo: 'exact',
});
