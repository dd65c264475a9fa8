import type { Clock } from '../clock.ts';
import { abandoned } from './abandoned.ts';
import type { HostTurns } from './host-turn.ts';
import type { PlanShelf } from './plan-shelf.ts';

/** Settles what no server is at work on any more: after a crash nobody would ever say how it ended. */
export async function settleAbandoned(
  shelf: Pick<PlanShelf, 'records' | 'change'>,
  turns: Pick<HostTurns, 'at'>,
  { clock, machineOf }: { readonly clock: Clock; readonly machineOf: (host: string) => string },
  isHere: (id: string) => boolean,
): Promise<void> {
  const at = new Date(clock.now()).toISOString();
  for (const record of await shelf.records()) {
    const { id, target } = record.plan;
    if (isHere(id) || abandoned(record, 'serverEnded', at) === undefined) continue;
    if ((await turns.at(machineOf(target))) === id) continue;
    // Whoever was at work may have ended it since it was read.
    await shelf.change(id, (seen) =>
      seen?.state === record.state && seen.changedAt === record.changedAt
        ? abandoned(seen, 'serverEnded', at)
        : undefined,
    );
  }
}
