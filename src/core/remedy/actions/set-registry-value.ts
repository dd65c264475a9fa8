import { z } from 'zod';
import { defineAction } from '../action.ts';
import { registryKey } from '../parameters.ts';
import { riskOfRegistryValue } from '../registry-risk.ts';

/** SetRegistryValue. */
export const setRegistryValue = defineAction({
  kind: 'setRegistryValue',
  schema: z.strictObject({
    key: registryKey,
    name: z.string(),
    type: z.enum(['DWord', 'String', 'ExpandString', 'MultiString', 'Binary']),
    data: z.union([z.number().int(), z.string(), z.array(z.string())]),
  }),
  sentence: (p) => `sets ${p.key}\\${p.name} to ${String(p.data)} (${p.type})`,
  drops: 'nothing',
  undo: 'exact',
  risk: (p) => riskOfRegistryValue(p.key, p.name, p.data),
});
