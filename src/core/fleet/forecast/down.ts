import type { Check } from '../check.ts';
import type { Forecast } from '../watched.ts';
import { byVantage } from '../by-vantage.ts';

/** Nobody gets in: the last checks of every vantage point ended in a failure. */
export const down: Forecast = ({ host, checks }) => {
  const runs = [...byVantage(checks).values()].map(failingRun);
  const fewest = runs.length > 1 ? FEWEST_OF_EACH : FEWEST_OF_ONE;
  if (runs.length === 0 || runs.some((run) => run.length < fewest)) return [];
  const newest = runs.flat().toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1))[0]!;
  const { phase, lead, exit } = newest.snapshot;
  return [
    {
      kind: 'down',
      host: host.target,
      key: `down ${host.target}`,
      severity: 'critical',
      evidence: {
        exit,
        since: runs.map((run) => run[0]!.startedAt).toSorted()[0]!,
        checks: runs.flat().length,
        vantages: runs.length,
        ...(phase === undefined ? {} : { phase }),
        ...(lead === undefined ? {} : { lead }),
      },
      assumed: [],
    },
  ];
};

/** The failures in a row that the checks end with. */
function failingRun(checks: readonly Check[]): readonly Check[] {
  return checks.slice(checks.findLastIndex(({ snapshot }) => snapshot.outcome !== 'fails') + 1);
}

const FEWEST_OF_ONE = 3;
const FEWEST_OF_EACH = 2;
