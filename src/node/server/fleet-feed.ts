import type { FleetAnswer, FleetChange } from '../../app/api/fleet-table.ts';
import type { Clock } from '../../app/clock.ts';
import { fleetLedger } from '../../app/fleet/fleet-ledger.ts';
import { fleetRows } from '../../app/fleet/fleet-rows.ts';
import { leadTitles } from '../../app/fleet/lead-titles.ts';
import type { Store } from '../../app/store.ts';
import { unlikeBaseline } from '../../core/fleet/unlike-baseline.ts';
import type { Changes } from './changes.ts';

/** The fleet as pages show it: once as a whole, after that what changed of it. */
export interface FleetFeed {
  readonly whole: () => Promise<FleetAnswer>;
  /** Called when something may have changed, for as long as it is wanted; `since` then says what. */
  readonly follow: (heard: () => void) => () => void;
  /** What changed since a revision, as far as it was read; undefined where all of it has to be told anew. */
  readonly since: (revision: string) => FleetChange | undefined;
}

/** Reads the fleet once for all pages that follow it, and never while nobody does. */
export function fleetFeed(
  { checks, hosts, certificates, alerts }: Pick<Store, 'checks' | 'hosts' | 'certificates' | 'alerts'>,
  changes: Changes,
  clock: Clock,
  name: string,
): FleetFeed {
  const ledger = fleetLedger(name);
  const listeners = new Set<() => void>();
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<FleetAnswer> | undefined;
  let isBusy = false;
  let isStale = false;
  const told = () => new Date(clock.now()).toISOString();
  const read = async (): Promise<FleetAnswer> => {
    isStale = false;
    const [all, latest, spells, open] = await Promise.all([
      hosts.all(),
      checks.latest(),
      certificates.endingBefore(FOREVER),
      alerts.open(),
    ]);
    const rows = [...fleetRows(all, latest, spells, unlikeBaseline(open))];
    ledger.learn(rows);
    const leads = leadTitles(rows.map(({ lead }) => lead));
    return { at: told(), revision: ledger.revision(), rows, leads };
  };
  // One after the other, since what was read earlier must not be learnt later; whoever comes before one begins shares it.
  const whole = () => {
    next ??= last.then(() => {
      next = undefined;
      const own = read();
      last = own.catch(() => {});
      return own;
    });
    return next;
  };
  const readNow = () => {
    if (isBusy) return;
    isBusy = true;
    const rest = () =>
      clock.after(REST_MS, () => {
        isBusy = false;
        if (isStale && listeners.size > 0) readNow();
      });
    void whole()
      .then(
        () => listeners.forEach((heard) => heard()),
        // A database that is away is told to whoever asks it; the next change reads again.
        () => {},
      )
      .then(rest, rest);
  };
  changes.on(() => {
    isStale = true;
    if (listeners.size > 0) readNow();
  });
  return {
    whole,
    follow: (heard) => {
      listeners.add(heard);
      if (isStale) readNow();
      return () => listeners.delete(heard);
    },
    since: (revision) => {
      const change = ledger.since(revision);
      return change && { at: told(), ...change, leads: leadTitles(change.rows.map(({ lead }) => lead)) };
    },
  };
}

/** A large fleet changes all the time. */
const REST_MS = 1_000;
const FOREVER = '9999-12-31T00:00:00.000Z';
