import { z } from 'zod';
import { caseFileSchema } from '../facts/case-file.ts';

/** The values that the vocabulary of facts itself lists, such as "40bit": what they say is ours. */
export function fixedValues(): ReadonlySet<string> {
  if (found.size === 0) walk(z.toJSONSchema(caseFileSchema, options));
  return found;
}

const found = new Set<string>();
const options = { unrepresentable: 'any' } as const;

function walk(schema: unknown): void {
  if (Array.isArray(schema)) for (const one of schema) walk(one);
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return;
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'const' && typeof value === 'string') found.add(value);
    if (key === 'enum' && Array.isArray(value)) for (const one of value) found.add(String(one));
    walk(value);
  }
}
