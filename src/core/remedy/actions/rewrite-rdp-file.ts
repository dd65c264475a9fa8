import { z } from 'zod';
import { defineAction, never, sameOnly } from '../action.ts';
import { windowsPath } from '../parameters.ts';
import { objectionToSettings, riskOfSettings } from '../rdp-settings.ts';
import { effects } from '../takes-effect.ts';

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
  account: 'user',
  takesEffect: () => effects.newSocket,
  slot: (p) => `rewriteRdpFile ${p.path}`,
  merge: sameOnly,
  changes: (p, { rdpFile }) =>
    Object.entries(p.set).map(([name, to]) => [name, rdpFile?.settings[name], String(to)]),
  policy: never,
  objection: (p) => objectionToSettings([...Object.keys(p.set), ...p.remove]),
  fits: never,
  risk: (p) => riskOfSettings(p.set, p.remove),
});
