import { z } from 'zod';
import { defineAction } from '../action.ts';
import { windowsPath } from '../parameters.ts';

const settingName = z.string().regex(/^[^:\u0000-\u001f]{1,64}$/);

/** A changed copy is written beside the .rdp file; a signature would not fit any more and is left out. */
export const rewriteRdpFile = defineAction({
  kind: 'rewriteRdpFile',
  schema: z.strictObject({
    path: windowsPath.regex(/\.rdp$/i),
    set: z.record(
      settingName,
      z.union([
        z
          .string()
          .max(1_024)
          .regex(/^[^\u0000-\u001f]*$/),
        z.number().int(),
      ]),
    ),
    remove: z.array(settingName).max(64),
  }),
  sentence: (p) => `writes a changed copy of ${p.path} beside it`,
  drops: 'nothing',
  undo: 'exact',
  risk: (p) =>
    Object.entries(p.set).some(
      ([name, value]) => name.toLowerCase() === 'authentication level' && String(value) === '0',
    )
      ? 'unverified-server'
      : undefined,
});
