import { z } from 'zod';
import { defineAction, never, sameOnly } from '../action.ts';
import { thumbprint, windowsPath } from '../parameters.ts';
import { effects } from '../takes-effect.ts';

/** A .pfx on that computer goes into the store My; its password comes by RDPDOCTOR_PFX_PASSWORD, never by the plan. */
export const importPfx = defineAction({
  kind: 'importPfx',
  schema: z.strictObject({ path: windowsPath, sha1: thumbprint }),
  sentence: (p) =>
    `imports the certificate ${p.sha1} with its private key from ${p.path} into Cert:\\LocalMachine\\My`,
  drops: 'nothing',
  undo: 'exact',
  account: 'machine',
  takesEffect: () => effects.now,
  slot: (p) => `importPfx ${p.sha1}`,
  merge: sameOnly,
  changes: (p) => [[`certificate ${p.sha1} in My`, undefined, 'there, with its private key']],
  policy: never,
  objection: never,
  fits: never,
  risk: never,
});
