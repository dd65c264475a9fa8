import { randomUUID } from 'node:crypto';
import { tidyPlans } from '../../app/fleet-plans/tidy-plans.ts';
import type { Store } from '../../app/store.ts';
import { daysBetween, isoOf, millisOf } from '../../core/facts/time.ts';
import { nameOf } from '../../core/fleet/host.ts';
import type { Task } from './housekeeping.ts';
import type { Tell } from './told.ts';

/** How long what was measured is kept, in days. */
export interface Keeping {
  readonly casesDays: number;
  readonly checksDays: number;
}

/** What a monitor does once a day: lets old checks go, and looks which certificates end. */
export function dailyTasks(
  store: Pick<Store, 'tidy' | 'hosts' | 'certificates' | 'notes' | 'people'>,
  keep: Keeping,
  tell: Tell,
): readonly Task[] {
  return [
    { name: 'tidy', at: '17 3 * * *', run: (now) => store.tidy(now, keep) },
    {
      name: 'tidy plans',
      at: '27 3 * * *',
      run: (now) => tidyPlans(store, now, keep.checksDays, randomUUID),
    },
    { name: 'certificates', at: '30 7 * * *', run: (now) => tellEnding(store, now, tell) },
  ];
}

/** Tells of each watched host whose newest certificate ends within a month. */
export async function tellEnding(
  { hosts, certificates }: Pick<Store, 'hosts' | 'certificates'>,
  now: string,
  tell: Tell,
): Promise<void> {
  const watched = new Map(
    (await hosts.all()).filter((host) => host.watched).map((host) => [host.target, nameOf(host)]),
  );
  const ending = await certificates.endingBefore(isoOf(millisOf(now) + MONTH));
  for (const { host, certificate } of ending) {
    const called = watched.get(host);
    if (called === undefined) continue;
    const { notAfter } = certificate;
    tell({ kind: 'certificateEnds', host: called, notAfter, days: daysBetween(now, notAfter) });
  }
}

const MONTH = 30 * 86_400_000;
