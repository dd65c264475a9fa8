import { z } from 'zod';
import { defineAction, never, sameOnly } from '../action.ts';
import { registryKey, registryName } from '../parameters.ts';
import { riskOfRegistryValue } from '../registry-risk.ts';
import {
  effectOfValue,
  objectionToValue,
  policyOverValue,
  slotOfValue,
  valueBefore,
} from '../registry-values.ts';

/** One value is deleted; the key stays. */
export const deleteRegistryValue = defineAction({
  kind: 'deleteRegistryValue',
  schema: z.strictObject({ key: registryKey, name: registryName }),
  sentence: (p) => `deletes ${p.key}\\${p.name}`,
  drops: 'nothing',
  undo: 'exact',
  account: 'machine',
  takesEffect: effectOfValue,
  slot: slotOfValue,
  merge: sameOnly,
  changes: (p, known) => [[`${p.key}\\${p.name}`, valueBefore(p, known), 'not set']],
  policy: policyOverValue,
  objection: (p) => objectionToValue(p, 0),
  fits: never,
  risk: (p) => riskOfRegistryValue(p.key, p.name, undefined),
});
