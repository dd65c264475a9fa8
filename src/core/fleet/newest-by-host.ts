import type { Check } from './check.ts';
import { sortedBy } from '../facts/sorted-by.ts';

/** The newest checks of each host, one from each vantage point. */
export function newestByHost(latest: readonly Check[]): ReadonlyMap<string, readonly Check[]> {
  return sortedBy(latest, ({ host }) => host);
}
