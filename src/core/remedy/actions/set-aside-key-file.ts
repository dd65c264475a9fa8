import { z } from 'zod';
import { defineAction } from '../action.ts';
import { rdpKeyFile } from '../parameters.ts';

/** The one RDP key file moves into the plan's folder, so that Windows makes a new one. */
export const setAsideKeyFile = defineAction({
  kind: 'setAsideKeyFile',
  schema: z.strictObject({ keyFile: rdpKeyFile }),
  sentence: (p) => `sets the one key file ${p.keyFile} aside, under another name in the plan's own folder`,
  drops: 'nothing',
  undo: 'exact',
});
