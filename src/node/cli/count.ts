import { UsageError } from './usage-error.ts';

/** A whole number in a range. */
export function parseCount(flag: string, text: string, most: number, least = 1): number {
  const count = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (count >= least && count <= most) return count;
  throw new UsageError(`${flag} "${text}": is not a whole number from ${least} to ${most}`);
}
