import { z } from 'zod';
import { defineAction } from '../action.ts';
import { thumbprint, windowsPath } from '../parameters.ts';

/** A .pfx on that computer goes into the store My; its password comes by RDPDOCTOR_PFX_PASSWORD, never by the plan. */
export const importPfx = defineAction({
  kind: 'importPfx',
  schema: z.strictObject({ path: windowsPath, sha1: thumbprint }),
  sentence: (p) =>
    `imports the certificate ${p.sha1} with its private key from ${p.path} into Cert:\\LocalMachine\\My`,
  drops: 'nothing',
  undo: 'exact',
});
