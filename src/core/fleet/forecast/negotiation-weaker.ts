import type { Check } from '../check.ts';
import { strengthOf, strengths, type Strength } from '../strength.ts';
import { byVantage, newestWith, type Forecast } from '../watched.ts';

/** NLA, protocol or TLS version that is weaker than it was, in at least two checks in a row. */
export const negotiationWeaker: Forecast = ({ host, checks }) =>
  [...byVantage(checks)].flatMap(([vantage, seen]) =>
    strengths.flatMap((name) => {
      const fall = fallOf(seen, name);
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
            lastAt: before.startedAt,
            since: after.startedAt,
          },
          assumed: [],
        },
      ];
    }),
  );

/** The last check that was stronger and the first since; undefined where nothing held long enough on either side. */
function fallOf(checks: readonly Check[], name: Strength) {
  const newest = newestWith(checks, ({ snapshot }) => strengthOf(name, snapshot))?.value;
  if (
    newest === undefined ||
    !checks.some(
      ({ snapshot }) => snapshot[name] !== undefined && (strengthOf(name, snapshot) ?? -1) > newest,
    )
  )
    return undefined;
  const known = checks.flatMap((check) => {
    const strength = strengthOf(name, check.snapshot);
    return strength === undefined ? [] : [{ check, strength }];
  });
  const last = known.findLastIndex(({ strength }) => strength > newest);
  const before = known.slice(0, last + 1).filter(({ strength }) => strength > newest);
  const after = known.slice(last + 1);
  if (before.length < FEWEST_BEFORE || after.length < FEWEST_AFTER) return undefined;
  return { before: known[last]!.check, after: after[0]!.check };
}

const FEWEST_BEFORE = 3;
const FEWEST_AFTER = 2;
