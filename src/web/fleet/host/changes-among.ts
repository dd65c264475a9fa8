import { differencesOf } from '../../../core/fleet/changes/differences.ts';
import { bareSide } from '../../../core/fleet/changes/side.ts';
import type { Check } from '../../../core/fleet/check.ts';
import { differenceWords } from '../../../core/report/change-words.ts';
import { stationNames } from '../../sheet/station-names.ts';

/** A check that was not as the one before, and in what, line by line. */
export interface Change {
  readonly check: Check;
  readonly says: readonly string[];
}

/** What changed among the checks of one place; times and losses come and go, and stand in the charts instead. */
export function changesAmong(
  newestFirst: readonly Check[],
  leads: Readonly<Record<string, string>>,
): readonly Change[] {
  return newestFirst.flatMap((check, i) => {
    const before = newestFirst[i + 1];
    if (before === undefined) return [];
    const found = differencesOf(bareSide(before.snapshot), bareSide(check.snapshot));
    const says = found
      .filter(({ code }) => !restless.has(code))
      .map((difference) =>
        differenceWords(
          {
            ...difference,
            before: named(difference.code, difference.before, leads),
            after: named(difference.code, difference.after, leads),
          },
          { before: 'before', after: 'now', are: 'times' },
        ),
      );
    return says.length === 0 ? [] : [{ check, says }];
  });
}

/** Ids as people know them. */
function named(code: string, value: string, leads: Readonly<Record<string, string>>): string {
  if (code === 'lead') return leads[value] ?? value;
  return code === 'phase'
    ? (Object.entries(stationNames).find(([name]) => name === value)?.[1] ?? value)
    : value;
}

const restless: ReadonlySet<string> = new Set(['roundTripMs', 'lost', 'skewSeconds']);
