import { z } from 'zod';
import { defineAction } from '../action.ts';
import { registryKey, registryName } from '../parameters.ts';
import { riskOfRegistryValue } from '../registry-risk.ts';

/** One value is deleted; the key stays. */
export const deleteRegistryValue = defineAction({
  kind: 'deleteRegistryValue',
  schema: z.strictObject({ key: registryKey, name: registryName }),
  sentence: (p) => `deletes ${p.key}\\${p.name}`,
  drops: 'nothing',
  undo: 'exact',
  risk: (p) => riskOfRegistryValue(p.key, p.name, undefined),
});
