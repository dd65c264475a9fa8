import { millisOf } from '../../facts/time.ts';
import type { Check } from '../check.ts';
import { joinVantages } from '../vantages.ts';
import type { Forecast } from '../watched.ts';
import { byVantage } from '../by-vantage.ts';

/** Dead from one place and well from another at the same time: the way is broken, not the host. */
export const unreachableFromOne: Forecast = ({ host, checks }, now) => {
  if (host.vantages.length < 2) return [];
  const { says, works, fails } = joinVantages(host, checks, millisOf(now));
  if (says !== 'failsFromSome') return [];
  const seen = byVantage(checks);
  return fails.flatMap((vantage) => {
    const failing = (seen.get(vantage) ?? []).slice(-FEWEST);
    if (failing.length < FEWEST || !failing.every(isFailing)) return [];
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
          well: works.join(', '),
          since: failing[0]!.startedAt,
          ...(phase === undefined ? {} : { phase }),
        },
        assumed: [],
      },
    ];
  });
};

const isFailing = ({ snapshot }: Check) => snapshot.outcome === 'fails';
/** Failures that are confirmed before somebody is told. */
const FEWEST = 3;
