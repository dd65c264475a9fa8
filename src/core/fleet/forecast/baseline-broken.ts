import { bareSide } from '../changes/side.ts';
import { brokenBy, differencesOf, type Difference } from '../changes/differences.ts';
import type { Check } from '../check.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Forecast } from '../watched.ts';
import { byVantage } from '../by-vantage.ts';

/** What the baseline of a host has otherwise, in its last two checks from one place, is no longer as its owner wants it. */
export const baselineBroken: Forecast = ({ host, checks, baseline }) => {
  if (baseline === undefined) return [];
  for (const [vantage, seen] of byVantage(checks)) {
    const newest = seen.slice(-FEWEST);
    const unlike = newest.length < FEWEST ? [] : lastingIn(newest, baseline.snapshot);
    if (unlike.length === 0) continue;
    const codes = unlike.map(({ code }) => code).join(' ');
    return [
      {
        kind: 'baselineBroken',
        host: host.target,
        vantage,
        key: `baselineBroken ${host.target} ${codes}`,
        severity: unlike.some(({ weaker }) => weaker) ? 'warning' : 'notice',
        evidence: {
          codes,
          savedAt: baseline.at,
          since: newest[0]!.startedAt,
          ...Object.fromEntries(
            unlike.flatMap(({ code, before, after }) => [
              [`before ${code}`, before],
              [`after ${code}`, after],
            ]),
          ),
        },
        assumed: [],
      },
    ];
  }
  return [];
};

/** What each of these checks has otherwise, in the same way; whether it connects is told elsewhere. */
function lastingIn(checks: readonly Check[], baseline: Snapshot): readonly Difference[] {
  const [newest = [], ...others] = checks
    .toReversed()
    .map(({ snapshot }) => brokenBy(differencesOf(bareSide(baseline), bareSide(snapshot))));
  return newest.filter(
    ({ code, after }) =>
      code !== 'outcome' &&
      others.every((other) => other.some((each) => each.code === code && each.after === after)),
  );
}

const FEWEST = 2;
