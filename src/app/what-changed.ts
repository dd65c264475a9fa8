import { causes } from '../core/causes/causes.ts';
import { diagnose } from '../core/diagnosis/diagnose.ts';
import type { Check } from '../core/fleet/check.ts';
import { differencesOf, type Difference } from '../core/fleet/changes/differences.ts';
import { bareSide, sideOf, type Side } from '../core/fleet/changes/side.ts';
import type { Store } from './store.ts';

/** The part of the store that holds checks. */
interface Checks {
  readonly checks: Pick<Store['checks'], 'of' | 'get'>;
}

/** Two checks of one host, and what differs between them. */
export interface WhatChanged {
  readonly before: Check;
  readonly after: Check;
  readonly differences: readonly Difference[];
}

/** What changed on a host between a time and its newest check; without a time, since its last check that worked before it. */
export async function whatChanged(
  store: Checks,
  { host, since }: { readonly host: string; readonly since?: string },
): Promise<WhatChanged | { readonly problem: string }> {
  const [after] = await store.checks.of({ host, limit: 1, newestFirst: true });
  if (after === undefined) return { problem: `${host}: no check of it is stored` };
  const before = await (since === undefined ? lastWell(store, after) : lastBefore(store, after, since));
  if (before === undefined)
    return { problem: `${host}: no other check of it is stored to compare with, from ${after.vantage}` };
  const [one, other] = await Promise.all([sideFrom(store, before), sideFrom(store, after)]);
  return { before, after, differences: differencesOf(one, other) };
}

/** The last check at or before a time, else the first one after it. */
async function lastBefore({ checks }: Checks, after: Check, since: string) {
  const { host, vantage } = after;
  const earlier = await checks.of({ host, vantage, until: since, limit: 1, newestFirst: true });
  const later = await checks.of({ host, vantage, since, limit: 1, newestFirst: false });
  return [...earlier, ...later].find(({ id }) => id !== after.id);
}

/** The newest earlier check that worked, else the newest earlier one. */
async function lastWell({ checks }: Checks, after: Check) {
  const { host, vantage, startedAt, id } = after;
  const earlier = await checks.of({ host, vantage, until: startedAt, limit: MOST, newestFirst: true });
  const others = earlier.filter((check) => check.id !== id);
  return others.find(({ snapshot }) => snapshot.outcome === 'works') ?? others[0];
}

/** The case where it is still kept, else the snapshot alone. */
async function sideFrom({ checks }: Checks, check: Check): Promise<Side> {
  const file = (await checks.get(check.id))?.file;
  if (file === undefined) return bareSide(check.snapshot);
  return { ...sideOf(file, diagnose(file, causes), check.snapshot.exit), snapshot: check.snapshot };
}

const MOST = 500;
