import { harmless } from '../../core/bytes/harmless.ts';

/** The same shape, with every text made harmless. */
export function harmlessly<T>(value: T): T {
  // The shape stays what it was: only the characters of its texts change.
  return cleaned(value) as T;
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return harmless(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, cleaned(each)]));
}
