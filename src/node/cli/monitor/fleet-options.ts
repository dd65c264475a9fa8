import { hostname } from 'node:os';
import { timeIn } from '../../../app/time-in.ts';
import { LONGEST_INTERVAL, SHORTEST_INTERVAL } from '../../../core/fleet/config.ts';
import type { Host } from '../../../core/fleet/host.ts';
import { parseTarget } from '../../target/target.ts';
import { canonical } from '../../store/canonical.ts';
import { parseCount } from '../count.ts';
import { UsageError } from '../usage-error.ts';
import { storeUrl } from './store-url.ts';

/** The options that all who work on a store share, as they are typed. */
export interface FleetFlags {
  readonly store?: string;
  readonly vantage?: string;
  readonly atOnce: string;
}

/** Where the store is: as named, as the environment says, or a file here. */
export function storeOf({ store }: FleetFlags): string {
  const elsewhere = process.env['RDPDOCTOR_STORE'] || 'rdpdoctor.db';
  return storeUrl(store, { RDPDOCTOR_STORE: elsewhere });
}

export function vantageOf({ vantage }: FleetFlags): string {
  const name = (vantage ?? hostname()).trim();
  if (name.length >= 1 && name.length <= 100) return name;
  throw new UsageError(`--vantage "${name.slice(0, 40)}": is not a name of 1 to 100 characters`);
}

export function atOnceOf({ atOnce }: FleetFlags): number {
  return parseCount('--at-once', atOnce, 500);
}

/** A time between checks: 30s, 15m, 4h, 1d. */
export function everyOf(text: string): number {
  const [, count = '', unit = ''] = /^(\d{1,6})([smhd])$/.exec(text.trim()) ?? [];
  const seconds = Number(count || Number.NaN) * ({ s: 1, m: 60, h: 3_600, d: 86_400 }[unit] ?? 0);
  if (seconds >= SHORTEST_INTERVAL && seconds <= LONGEST_INTERVAL) return seconds;
  throw new UsageError(`--every "${text.slice(0, 20)}": is not a time from 30s to 7d (e.g. 15m)`);
}

/** A day or a time to look back to, in ISO 8601. */
export function sinceOf(text: string): string {
  const time = timeIn(text);
  if (Number.isNaN(time)) throw new UsageError(`--since ${text}: a day or time like 2026-11-01 was expected`);
  return new Date(time).toISOString();
}

/** The hosts that were named, added to what is known of each; every bad name is told at once. */
export function namedHosts(
  names: readonly string[],
  known: readonly Host[],
  { every, vantage }: { readonly every: number; readonly vantage: string },
): readonly Host[] {
  const problems = names.flatMap((name) => {
    const target = parseTarget(name);
    return 'problem' in target ? [target.problem] : [];
  });
  if (problems.length > 0) throw new UsageError(problems.slice(0, 20).join('\n'));
  const byKey = new Map(known.map((host) => [canonical(host.target), host]));
  const firstSpelled = new Map<string, string>();
  for (const name of names.map((text) => text.trim())) {
    const key = canonical(name);
    if (!firstSpelled.has(key)) firstSpelled.set(key, name);
  }
  return [...firstSpelled].map(([key, name]) => {
    const { target = name, groups = [], vantages = [], ...before } = byKey.get(key) ?? {};
    const seenFrom = vantages.includes(vantage) ? vantages : [...vantages, vantage];
    return { ...before, target, groups, everySeconds: every, vantages: seenFrom, watched: true };
  });
}
