import { z } from 'zod';
import { defineAction } from '../action.ts';
import { thumbprint } from '../parameters.ts';

/** RemoveCertificate. */
export const removeCertificate = defineAction({
  kind: 'removeCertificate',
  schema: z.strictObject({ store: z.string(), sha1: thumbprint }),
  sentence: (p) =>
    `removes the certificate ${p.sha1} from Cert:\\LocalMachine\\${p.store}, after exporting it`,
  drops: 'nothing',
  undo: 'exact',
});
