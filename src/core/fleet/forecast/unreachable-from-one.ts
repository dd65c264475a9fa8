import type { Check } from '../check.ts';
import { byVantage, type Forecast } from '../watched.ts';

/** Dead from one place and well from another at the same time: the way is broken, not the host. */
export const unreachableFromOne: Forecast = ({ host, checks }) => {
  const places = [...byVantage(checks)];
  return places.flatMap(([vantage, seen]) => {
    const failing = seen.slice(-FEWEST);
    if (failing.length < FEWEST || !failing.every(isFailing)) return [];
    const well = places.find(
      ([other, theirs]) =>
        other !== vantage &&
        theirs.filter(({ startedAt }) => startedAt >= failing[0]!.startedAt).some(isWell),
    );
    if (well === undefined || isFailing(well[1].at(-1)!)) return [];
    const { phase, exit } = failing.at(-1)!.snapshot;
    return [
      {
        kind: 'unreachableFromOne' as const,
        host: host.target,
        vantage,
        key: `unreachableFromOne ${host.target} ${vantage}`,
        severity: 'warning' as const,
        evidence: {
          exit,
          well: well[0],
          since: failing[0]!.startedAt,
          ...(phase === undefined ? {} : { phase }),
        },
        assumed: [],
      },
    ];
  });
};

const isFailing = ({ snapshot }: Check) => snapshot.outcome === 'fails';
const isWell = ({ snapshot }: Check) => snapshot.outcome !== 'fails' && snapshot.outcome !== 'unknown';
const FEWEST = 3;
