import { z } from 'zod';
import { defineAction } from '../action.ts';
import { thumbprint } from '../parameters.ts';

/** One certificate leaves its store; the stored entry is saved with its properties and the private key stays. */
export const removeCertificate = defineAction({
  kind: 'removeCertificate',
  schema: z.strictObject({ store: z.enum(['Remote Desktop', 'My', 'TrustedPeople']), sha1: thumbprint }),
  sentence: (p) =>
    `removes the certificate ${p.sha1} from Cert:\\LocalMachine\\${p.store}, after exporting it`,
  drops: 'nothing',
  undo: 'exact',
});
