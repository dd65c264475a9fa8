import type { Check } from './check.ts';

/** The checks of each vantage point, in their order. */
export function byVantage(checks: readonly Check[]): ReadonlyMap<string, readonly Check[]> {
  const [first] = checks;
  if (first === undefined) return new Map();
  if (checks.every(({ vantage }) => vantage === first.vantage)) return new Map([[first.vantage, checks]]);
  const sorted = new Map<string, Check[]>();
  for (const check of checks) {
    const known = sorted.get(check.vantage);
    if (known === undefined) sorted.set(check.vantage, [check]);
    else known.push(check);
  }
  return sorted;
}
