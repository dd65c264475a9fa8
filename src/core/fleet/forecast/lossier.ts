import { ownPast } from '../habits/own-past.ts';
import { medianOf } from '../habits/robust.ts';
import type { Forecast } from '../watched.ts';
import { byVantage } from '../by-vantage.ts';

/** Connections that are lost clearly more often than the same host's at the same hours of earlier days. */
export const lossier: Forecast = ({ host, checks }, now) =>
  [...byVantage(checks)].flatMap(([vantage, seen]) => {
    if (medianOf(seen.slice(-FEW).map(({ snapshot }) => snapshot.lost ?? 0)) === 0) return [];
    const past = ownPast(seen, ({ snapshot }) => snapshot.lost, now);
    if (past === undefined || medianOf(past.recent) === 0) return [];
    const usual = meanOf(past.days);
    const recent = meanOf(past.recent);
    if (recent < LEAST || recent < MANIFOLD * usual) return [];
    return [
      {
        kind: 'lossier' as const,
        host: host.target,
        vantage,
        key: `lossier ${host.target} ${vantage}`,
        severity: recent >= GRAVE ? ('warning' as const) : 'notice',
        evidence: { lost: hundredth(recent), usual: hundredth(usual), checks: past.recent.length },
        assumed: [{ code: 'ownPast', from: 'host' as const, seen: past.days.length }],
      },
    ];
  });

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const hundredth = (value: number) => Math.round(value * 100) / 100;

/** Where most of so many lost nothing, nothing is lost. */
const FEW = 5;
const LEAST = 0.1;
const MANIFOLD = 3;
const GRAVE = 0.3;
