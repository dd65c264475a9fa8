import { z } from 'zod';
import { defineAction } from '../action.ts';
import { rdpKeyFile } from '../parameters.ts';

/** The access list of the one RDP key file is extended, never replaced (KB278381 gives the rights). */
export const grantKeyAccess = defineAction({
  kind: 'grantKeyAccess',
  schema: z.strictObject({ keyFile: rdpKeyFile }),
  sentence: (p) => `lets NETWORK SERVICE read and SYSTEM fully control the key file ${p.keyFile}`,
  drops: 'nothing',
  undo: 'exact',
});
