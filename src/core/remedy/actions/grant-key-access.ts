import { z } from 'zod';
import { defineAction, never, sameOnly } from '../action.ts';
import { rdpKeyFile } from '../parameters.ts';
import { effects } from '../takes-effect.ts';

/** The access list of the one RDP key file is extended, never replaced (KB278381 gives the rights). */
export const grantKeyAccess = defineAction({
  kind: 'grantKeyAccess',
  schema: z.strictObject({ keyFile: rdpKeyFile }),
  sentence: (p) => `lets NETWORK SERVICE read and SYSTEM fully control the key file ${p.keyFile}`,
  drops: 'nothing',
  undo: 'exact',
  account: 'machine',
  takesEffect: () => effects.keyAccess,
  slot: (p) => `grantKeyAccess ${p.keyFile}`.toLowerCase(),
  merge: sameOnly,
  changes: (p, { machineKeys }) => [
    [
      `access to ${p.keyFile}`,
      machineKeys?.rdpKeyFiles.find(({ name }) => name === p.keyFile)?.sddl,
      'NETWORK SERVICE reads, SYSTEM and SessionEnv have full control',
    ],
  ],
  policy: never,
  objection: never,
  fits: never,
  risk: never,
});
