import { z } from 'zod';
import { defineAction } from '../action.ts';
import { thumbprint } from '../parameters.ts';

/** ImportPfx. */
export const importPfx = defineAction({
  kind: 'importPfx',
  schema: z.strictObject({ path: z.string(), sha1: thumbprint }),
  sentence: (p) =>
    `imports the certificate ${p.sha1} with its private key from ${p.path} into Cert:\\LocalMachine\\My`,
  drops: 'nothing',
  undo: 'exact',
});
