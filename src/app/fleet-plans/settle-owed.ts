import type { Clock } from '../clock.ts';
import type { PlanRecord } from '../fix/plan-record.ts';
import type { Store } from '../store.ts';
import { isAbandoned } from './abandoned.ts';
import { writeAudit } from './audit-entry.ts';
import type { HostTurns } from './host-turn.ts';
import { versionOf, type Owed, type OwedRecords } from './owed.ts';
import type { PlanShelf } from './plan-shelf.ts';

/** Writes into the store what a server that is gone knew and could not write there. */
export async function settleOwed(
  owing: Pick<OwedRecords, 'all' | 'drop'>,
  shelf: Pick<PlanShelf, 'change'>,
  turns: Pick<HostTurns, 'at'>,
  ports: {
    readonly store: Pick<Store, 'people'>;
    readonly clock: Clock;
    readonly newId: () => string;
    readonly machineOf: (host: string) => string;
  },
  isHere: (id: string) => boolean,
): Promise<void> {
  for (const owed of await owing.all()) {
    const { id, target } = owed.record.plan;
    if (isHere(id)) continue;
    let isOfThisStore = false;
    await shelf.change(id, (seen) => {
      isOfThisStore = seen !== undefined;
      return seen !== undefined && mayFollow(seen, owed) ? owed.record : undefined;
    });
    // Whoever still holds the turn on the host is at work, and tells of it itself.
    if (!isOfThisStore || (await turns.at(ports.machineOf(target))) === id) continue;
    const ended = `${owed.record.state}; the server ended before the database had it`;
    await writeAudit(ports, owed.asker, `ended ${owed.does}`, `${id} on ${target}: ${ended}`);
    await owing.drop(id);
  }
}

function mayFollow(seen: PlanRecord, { record, over }: Owed): boolean {
  const version = versionOf(seen);
  return over.includes(version) || version === versionOf(record) || isAbandoned(seen);
}
