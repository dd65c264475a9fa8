import { z } from 'zod';
import { defineAction } from '../action.ts';
import { thumbprint } from '../parameters.ts';

/** BindListenerCertificate. */
export const bindListenerCertificate = defineAction({
  kind: 'bindListenerCertificate',
  schema: z.strictObject({ sha1: thumbprint }),
  sentence: (p) => `binds the RDP-Tcp listener to the certificate ${p.sha1}`,
  drops: 'nothing',
  undo: 'exact',
});
