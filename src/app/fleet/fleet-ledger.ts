import type { FleetChange, FleetRow } from '../api/fleet-table.ts';

/** What was told of the fleet, and when each row of it changed: whoever knows an earlier revision is told only what is new. */
export interface FleetLedger {
  /** Takes the rows as they are now; the revision goes on where one of them changed, came or went. */
  readonly learn: (rows: readonly FleetRow[]) => void;
  readonly revision: () => string;
  /** What changed since that revision; undefined where it is none of this ledger or too old: then all of it is told anew. */
  readonly since: (revision: string) => Omit<FleetChange, 'at' | 'leads'> | undefined;
}

/** A ledger of its own name: revisions of another process mean nothing to it. */
export function fleetLedger(name: string): FleetLedger {
  const known = new Map<
    string,
    { readonly row: FleetRow; readonly text: string; readonly changed: number }
  >();
  const gone = new Map<string, number>();
  let now = 0;
  let oldest = 0;
  const nameOf = (n: number) => `${name}.${n}`;
  return {
    learn: (rows) => {
      const next = now + 1;
      const seen = new Set<string>();
      let isChanged = false;
      for (const row of rows) {
        seen.add(row.target);
        const text = JSON.stringify(row);
        if (known.get(row.target)?.text === text) continue;
        known.set(row.target, { row, text, changed: next });
        gone.delete(row.target);
        isChanged = true;
      }
      for (const target of known.keys()) {
        if (seen.has(target)) continue;
        known.delete(target);
        gone.set(target, next);
        isChanged = true;
      }
      if (isChanged) now = next;
      if (gone.size > MOST_GONE) {
        gone.clear();
        oldest = now;
      }
    },
    revision: () => nameOf(now),
    since: (revision) => {
      const [, n = ''] = revision.startsWith(`${name}.`) ? revision.split('.') : [];
      const from = /^\d{1,15}$/.test(n) ? Number(n) : Number.NaN;
      if (!(from >= oldest && from <= now)) return undefined;
      return {
        since: revision,
        revision: nameOf(now),
        rows: [...known.values()].filter(({ changed }) => changed > from).map(({ row }) => row),
        gone: [...gone].filter(([, changed]) => changed > from).map(([target]) => target),
      };
    },
  };
}

/** More than these are not remembered one by one. */
const MOST_GONE = 10_000;
