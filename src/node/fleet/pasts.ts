import type { Store } from '../../app/store.ts';
import type { Check } from '../../core/fleet/check.ts';
import { pastAfter, pastOf } from '../../core/fleet/past.ts';
import type { Past } from '../../core/fleet/schedule.ts';

/** What is remembered of each host from each vantage point, so that nothing is read for each look at the time. */
export interface Pasts {
  readonly of: (host: string, vantage: string) => Past | undefined;
  readonly learn: (check: Check) => void;
  /** Reads how long hosts have been failing that were failing when they were first seen; a few at a time. */
  readonly recall: () => Promise<void>;
  /** Forgets what nobody watches any more. */
  readonly keep: (isWatched: (host: string, vantage: string) => boolean) => void;
}

export function pastsIn(checks: Pick<Store['checks'], 'of'>): Pasts {
  const byHost = new Map<string, Map<string, Past>>();
  const unread: Check[] = [];
  const set = (host: string, vantage: string, past: Past) => {
    const known = byHost.get(host) ?? new Map<string, Past>();
    byHost.set(host, known.set(vantage, past));
  };
  return {
    of: (host, vantage) => byHost.get(host)?.get(vantage),
    learn(check) {
      const { host, vantage } = check;
      const before = byHost.get(host)?.get(vantage);
      const past = pastAfter(before, check);
      if (past === before) return;
      // Until it is read how long it has been failing, it counts as confirmed: a restart brings no burst.
      const isNew = before === undefined && past.failures > 0;
      if (isNew) unread.push(check);
      set(host, vantage, isNew ? { ...past, failures: MANY } : past);
      if (past.failures === 1 && !isNew) tellOthers(byHost.get(host), vantage, past.startedAt);
    },
    async recall() {
      for (const check of unread.slice(0, RECALLED_AT_ONCE)) {
        const { host, vantage } = check;
        const read = pastOf(await checks.of({ host, vantage, limit: READ_BACK, newestFirst: true }));
        unread.shift();
        if (read === undefined || read.startedAt < (byHost.get(host)?.get(vantage)?.startedAt ?? 0)) continue;
        set(host, vantage, read);
        if (read.failures === 1) tellOthers(byHost.get(host), vantage, read.startedAt);
      }
    },
    keep(isWatched) {
      for (const [host, known] of byHost) {
        for (const vantage of known.keys()) if (!isWatched(host, vantage)) known.delete(vantage);
        if (known.size === 0) byHost.delete(host);
      }
    },
  };
}

function tellOthers(known: Map<string, Past> | undefined, vantage: string, failedElsewhereAt: number): void {
  for (const [other, past] of known ?? [])
    if (other !== vantage) known?.set(other, { ...past, failedElsewhereAt });
}

const MANY = 100;
const RECALLED_AT_ONCE = 20;
/** A day of checks every quarter of an hour. */
const READ_BACK = 100;
