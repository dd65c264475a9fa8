import { z } from 'zod';
import { defineAction, never, sameOnly } from '../action.ts';
import { rdpKeyFile } from '../parameters.ts';
import { effects } from '../takes-effect.ts';

/** The one RDP key file moves into the plan's folder, so that Windows makes a new one. */
export const setAsideKeyFile = defineAction({
  kind: 'setAsideKeyFile',
  schema: z.strictObject({ keyFile: rdpKeyFile }),
  sentence: (p) => `sets the one key file ${p.keyFile} aside, under another name in the plan's own folder`,
  drops: 'nothing',
  undo: 'exact',
  account: 'machine',
  takesEffect: () => effects.keyAccess,
  slot: (p) => `setAsideKeyFile ${p.keyFile}`.toLowerCase(),
  merge: sameOnly,
  changes: (p) => [[`key file ${p.keyFile}`, 'in MachineKeys', "in the plan's own folder"]],
  policy: never,
  objection: never,
  fits: never,
  risk: never,
});
