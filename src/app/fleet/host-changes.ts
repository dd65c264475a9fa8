import { differencesOf } from '../../core/fleet/changes/differences.ts';
import { bareSide } from '../../core/fleet/changes/side.ts';
import type { Check } from '../../core/fleet/check.ts';
import type { HostTimeline } from '../api/fleet.ts';

/** What changed from each check to the next of the same place, the newest first; times and losses come and go, and are left out. */
export function hostChanges(newestFirst: readonly Check[]): HostTimeline['changes'] {
  const after = new Map<string, Check>();
  return newestFirst.flatMap((before) => {
    const check = after.get(before.vantage);
    after.set(before.vantage, before);
    if (check === undefined) return [];
    const differences = differencesOf(bareSide(before.snapshot), bareSide(check.snapshot))
      .filter(({ code }) => !restless.has(code))
      .map(({ path: _path, ...difference }) => difference);
    return differences.length === 0 ? [] : [{ check: check.id, differences }];
  });
}

const restless: ReadonlySet<string> = new Set(['roundTripMs', 'lost', 'skewSeconds']);
