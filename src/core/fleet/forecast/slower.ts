import { ownPast } from '../habits/own-past.ts';
import { leastOf, medianOf, spreadOf } from '../habits/robust.ts';
import type { Check } from '../check.ts';
import { newestOf, type Forecast } from '../watched.ts';
import { byVantage } from '../by-vantage.ts';

/** Round trips that take clearly longer than the same host's at the same hours of earlier days. */
export const slower: Forecast = ({ host, checks }, now) =>
  [...byVantage(checks)].flatMap(([vantage, seen]) => {
    const newest = medianOf(newestOf(seen, msOf, FEW));
    const best = leastOf(newestOf(seen, msOf, seen.length));
    // What its best round trip already accounts for is not slower, whatever the hour.
    const past = newest <= best + Math.max(best * SHARE, LEAST_MS) ? undefined : ownPast(seen, msOf, now);
    if (past === undefined) return [];
    const usual = medianOf(past.days);
    const recent = medianOf(past.recent);
    const room = Math.max(CLEAR * spreadOf(past.days, usual), usual * SHARE, LEAST_MS);
    if (recent <= usual + room) return [];
    return [
      {
        kind: 'slower' as const,
        host: host.target,
        vantage,
        key: `slower ${host.target} ${vantage}`,
        severity: recent >= UNUSABLE_MS && recent > MANIFOLD * usual ? ('warning' as const) : 'notice',
        evidence: { ms: Math.round(recent), usualMs: Math.round(usual), checks: past.recent.length },
        assumed: [{ code: 'ownPast', from: 'host' as const, seen: past.days.length }],
      },
    ];
  });

const msOf = ({ snapshot }: Check) => snapshot.roundTripMs ?? snapshot.connectMs;

const FEW = 6;
const CLEAR = 6;
const SHARE = 0.5;
const LEAST_MS = 20;
/** People notice every key and every movement of the mouse by then. */
const UNUSABLE_MS = 300;
const MANIFOLD = 3;
