import { z } from 'zod';
import { defineAction } from '../action.ts';
import { registryKey } from '../parameters.ts';
import { riskOfRegistryValue } from '../registry-risk.ts';

/** DeleteRegistryValue. */
export const deleteRegistryValue = defineAction({
  kind: 'deleteRegistryValue',
  schema: z.strictObject({ key: registryKey, name: z.string() }),
  sentence: (p) => `deletes ${p.key}\\${p.name}`,
  drops: 'nothing',
  undo: 'exact',
  risk: (p) => riskOfRegistryValue(p.key, p.name, undefined),
});
