import type { Check } from '../check.ts';
import type { Snapshot } from '../snapshot.ts';
import { strengthOf, strengths, type Strength } from '../strength.ts';
import { FEWEST_HELD, type Strongest } from '../strongest.ts';
import { newestWith, type Forecast } from '../watched.ts';
import { byVantage } from '../by-vantage.ts';

/** NLA, protocol or TLS version that is weaker than it was, in at least two checks in a row, until it is strong again or accepted. */
export const negotiationWeaker: Forecast = ({ host, checks, strongest = [], weakerAcceptedAt = '' }) =>
  [...byVantage(checks.filter(({ startedAt }) => startedAt > weakerAcceptedAt))].flatMap(([vantage, seen]) =>
    strengths.flatMap((name) => {
      const kept = strongest.find(
        (each) => each.vantage === vantage && each.name === name && each.lastAt > weakerAcceptedAt,
      );
      const fall = fallOf(seen, name, kept);
      if (fall === undefined) return [];
      const { before, after } = fall;
      const isGrave = name !== 'tls' || ['TLS 1.0', 'TLS 1.1'].includes(String(after.snapshot.tls));
      return [
        {
          kind: 'negotiationWeaker' as const,
          host: host.target,
          vantage,
          key: `negotiationWeaker ${host.target} ${name}`,
          severity: isGrave ? ('warning' as const) : 'notice',
          evidence: {
            name,
            before: String(before.snapshot[name]),
            after: String(after.snapshot[name]),
            lastAt: before.at,
            since: after.startedAt,
          },
          assumed: [],
        },
      ];
    }),
  );

interface Held {
  readonly at: string;
  readonly snapshot: Pick<Snapshot, Strength>;
}

/** The last sight of what was stronger, in these checks or before them, and the first check since; undefined where nothing held long enough. */
function fallOf(
  checks: readonly Check[],
  name: Strength,
  kept: Strongest | undefined,
): { readonly before: Held; readonly after: Check } | undefined {
  const newest = newestWith(checks, ({ snapshot }) => strengthOf(name, snapshot))?.value;
  if (newest === undefined) return undefined;
  const known = checks.filter(({ snapshot }) => snapshot[name] !== undefined);
  const isStronger = ({ snapshot }: Pick<Held, 'snapshot'>) => (strengthOf(name, snapshot) ?? -1) > newest;
  const last = known.findLastIndex(isStronger);
  const after = known.slice(last + 1);
  if (after.length < FEWEST_AFTER) return undefined;
  const before = heldBefore(known.slice(0, last + 1).filter(isStronger), kept);
  return before === undefined || !isStronger(before) ? undefined : { before, after: after[0]! };
}

function heldBefore(stronger: readonly Check[], kept: Strongest | undefined): Held | undefined {
  const last = stronger.at(-1);
  if (last !== undefined && stronger.length >= FEWEST_HELD)
    return { at: last.startedAt, snapshot: last.snapshot };
  return kept && { at: kept.lastAt, snapshot: kept.snapshot };
}

const FEWEST_AFTER = 2;
