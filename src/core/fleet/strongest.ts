import { z } from 'zod';
import type { Check } from './check.ts';
import { snapshotSchema } from './snapshot.ts';
import { strengthOf, strengths } from './strength.ts';
import { byVantage } from './by-vantage.ts';

/** The strongest value of one part of the negotiation that a vantage point has held, and when it was seen last (ISO 8601). */
export const strongestSchema = z.object({
  vantage: z.string(),
  name: z.enum(strengths),
  snapshot: snapshotSchema.pick({ nla: true, protocol: true, tls: true }),
  lastAt: z.string(),
});
export type Strongest = Readonly<z.infer<typeof strongestSchema>>;

/** What is remembered after more checks, oldest first; what was seen a few times only is not held to. */
export function strongestAfter(kept: readonly Strongest[], checks: readonly Check[]): readonly Strongest[] {
  const seen = [...byVantage(checks)].flatMap(([vantage, those]) =>
    strengths.flatMap((name) => strongestIn(those, vantage, name) ?? []),
  );
  const others = kept.filter(
    ({ vantage, name }) => !seen.some((each) => each.vantage === vantage && each.name === name),
  );
  return [...others, ...seen.map((each) => strongerOf(each, kept))];
}

function strongestIn(
  checks: readonly Check[],
  vantage: string,
  name: Strongest['name'],
): Strongest | undefined {
  const counts = new Map<number, { readonly times: number; readonly check: Check }>();
  for (const check of checks) {
    const strength = strengthOf(name, check.snapshot);
    if (strength !== undefined)
      counts.set(strength, { times: (counts.get(strength)?.times ?? 0) + 1, check });
  }
  const [held] = [...counts].filter(([, { times }]) => times >= FEWEST_HELD).toSorted(([a], [b]) => b - a);
  if (held === undefined) return undefined;
  const { snapshot, startedAt } = held[1].check;
  return { vantage, name, snapshot: { [name]: snapshot[name] }, lastAt: startedAt };
}

function strongerOf(seen: Strongest, kept: readonly Strongest[]): Strongest {
  const before = kept.find(({ vantage, name }) => vantage === seen.vantage && name === seen.name);
  const strength = ({ name, snapshot }: Strongest) => strengthOf(name, snapshot) ?? -1;
  if (before === undefined || strength(seen) > strength(before)) return seen;
  return strength(seen) === strength(before) && seen.lastAt > before.lastAt ? seen : before;
}

/** So often a value is seen before a weaker one is a fall. */
export const FEWEST_HELD = 3;
