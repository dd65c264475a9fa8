import { UsageError } from './usage-error.ts';

/** A length of time as people write it: 3, 3s, 500ms; a bare number is seconds. */
export function parseDuration(flag: string, text: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(text.trim());
  const factor = { ms: 1, s: 1_000, m: 60_000 }[match?.[2] ?? 's'] ?? 1_000;
  const ms = match === null ? Number.NaN : Number(match[1]) * factor;
  if (ms >= 50 && ms <= 3_600_000) return Math.round(ms);
  throw new UsageError(`${flag} "${text}": is not a time from 50ms to 60m (e.g. 3s)`);
}
