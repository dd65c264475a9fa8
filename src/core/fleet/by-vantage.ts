import type { Check } from './check.ts';
import { sortedBy } from '../facts/sorted-by.ts';

/** The checks of each vantage point, in their order. */
export function byVantage(checks: readonly Check[]): ReadonlyMap<string, readonly Check[]> {
  const [first] = checks;
  // Most hosts are looked at from one place alone.
  if (first !== undefined && checks.every(({ vantage }) => vantage === first.vantage))
    return new Map([[first.vantage, checks]]);
  return sortedBy(checks, ({ vantage }) => vantage);
}
