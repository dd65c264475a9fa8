import { z } from 'zod';
import { defineAction, never, sameOnly } from '../action.ts';
import { plainText, registryKey, registryName } from '../parameters.ts';
import { riskOfRegistryValue } from '../registry-risk.ts';
import {
  effectOfValue,
  objectionToValue,
  policyOverValue,
  slotOfValue,
  valueBefore,
} from '../registry-values.ts';

const text = z.union([z.literal(''), plainText(4_096)]);
const fits = {
  DWord: z.number().int().min(0).max(4_294_967_295),
  String: text,
  ExpandString: text,
  MultiString: z.array(plainText(4_096)).max(256),
  Binary: z
    .string()
    .min(1)
    .max(16_384)
    .regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/),
} as const;

/** A value is made or written over, of whichever kind it was; keys above it are made where they are missing. */
export const setRegistryValue = defineAction({
  kind: 'setRegistryValue',
  schema: z
    .strictObject({
      key: registryKey,
      name: registryName,
      type: z.enum(['DWord', 'String', 'ExpandString', 'MultiString', 'Binary']),
      /** DWord: a number; String, ExpandString: text; MultiString: lines; Binary: base64. */
      data: z.union([z.number().int(), z.string(), z.array(z.string())]),
    })
    .refine((p) => fits[p.type].safeParse(p.data).success, {
      message: 'the data does not fit the type',
      path: ['data'],
    }),
  sentence: (p) => `sets ${p.key}\\${p.name} to ${String(p.data)} (${p.type})`,
  drops: 'nothing',
  undo: 'exact',
  account: 'machine',
  takesEffect: effectOfValue,
  slot: slotOfValue,
  merge: sameOnly,
  changes: (p, known) => [[`${p.key}\\${p.name}`, valueBefore(p, known), String(p.data)]],
  policy: policyOverValue,
  objection: (p) => objectionToValue(p, p.type === 'DWord' ? p.data : undefined),
  fits: never,
  risk: (p) => riskOfRegistryValue(p.key, p.name, p.data),
});
