import type { Ending } from '../fix/ending.ts';
import type { Stop } from '../stop.ts';
import { writeAudit } from './audit-entry.ts';
import type { Asker, FleetPlanPorts } from './fleet-plan-ports.ts';
import { hostTurns, type HostTurns } from './host-turn.ts';
import { refused, type PlanRefusal } from './plan-refusal.ts';
import { untilStored } from './until-stored.ts';
import { runsInProgress, type RunsInProgress } from './runs-in-progress.ts';

/** It has begun, and goes on by itself. */
export interface Begun {
  readonly begun: string;
}

/** What is to be done once nothing speaks against it; `does` and `to` are what the log of what was done says. */
export interface Deed {
  readonly asker: Asker;
  readonly does: string;
  readonly to: string;
  /** Does it; calls `written` as soon as it is in a record, where whoever asks may look for it. */
  readonly work: (written: () => void) => Promise<Ending>;
}

/** Begins what may be done to a host. */
export interface Beginning {
  /** Takes the turn on the host, asks whether anything speaks against it, writes it down, and lets it go on by itself. */
  readonly onHost: (
    host: string,
    id: string,
    ready: () => Promise<Deed | PlanRefusal>,
  ) => Promise<Begun | PlanRefusal>;
  readonly inProgress: RunsInProgress;
  readonly turns: Pick<HostTurns, 'at'>;
}

export function beginningOn<S extends Stop>(ports: FleetPlanPorts<S>, stop: S): Beginning {
  const turns = hostTurns(ports.store.notes, ports.clock, ports.newId);
  const inProgress = runsInProgress(ports.clock);
  return {
    inProgress,
    turns,
    async onHost(host, id, ready) {
      const turn = await turns.take(ports.machineOf(host), id);
      if ('taken' in turn)
        return refused('hostBusy', `${host}: ${turn.taken} is at work there; one at a time`);
      let isBegun = false;
      try {
        const deed = await ready();
        if ('refused' in deed) return deed;
        await writeAudit(ports, deed.asker, `began ${deed.does}`, deed.to);
        isBegun = true;
        let written = () => {};
        const isWritten = new Promise<void>((resolve) => (written = resolve));
        const done = doneAs(deed, { id, host }, written, ports, stop).finally(turn.end);
        // What the store could not take stands in what is owed to it, and in the journal on the host.
        const settled = done.catch(() => {});
        inProgress.add(id, settled);
        await Promise.race([isWritten, settled]);
        return { begun: id };
      } finally {
        if (!isBegun) await turn.end();
      }
    },
  };
}

/** Does it, and writes down how it ended; after a mistake of ours what is changed there is not known. */
async function doneAs<S extends Stop>(
  { asker, does, work }: Deed,
  { id, host }: { readonly id: string; readonly host: string },
  written: () => void,
  ports: FleetPlanPorts<S>,
  stop: S,
): Promise<void> {
  const ended = await Promise.resolve(written)
    .then(work)
    .then(
      ({ state, says }) => `${state}: ${says}`,
      () => 'not known: a mistake inside rdpdoctor; take the plan back',
    );
  const tell = () => writeAudit(ports, asker, `ended ${does}`, `${id} on ${host}: ${ended}`);
  if (await untilStored(tell, ports.clock, stop)) await ports.owing.drop(id);
}
