import type { Ending } from '../fix/ending.ts';
import type { Stop } from '../stop.ts';
import { writeAudit } from './audit-entry.ts';
import type { Asker, FleetPlanPorts } from './fleet-plan-ports.ts';
import { hostTurns } from './host-turn.ts';
import { refused, type PlanRefusal } from './plan-refusal.ts';
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
  readonly work: () => Promise<Ending>;
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
}

export function beginningOn<S extends Stop>(ports: FleetPlanPorts<S>): Beginning {
  const turns = hostTurns(ports.store.notes, ports.clock, ports.newId);
  const inProgress = runsInProgress(ports.clock);
  return {
    inProgress,
    async onHost(host, id, ready) {
      const turn = await turns.take(ports.machineOf(host), id);
      if ('taken' in turn)
        return refused('hostBusy', `${host}: ${turn.taken} is at work there; one at a time`);
      let isBegun = false;
      try {
        const deed = await ready();
        if ('refused' in deed) return deed;
        const { asker, does, to, work } = deed;
        await writeAudit(ports, asker, `began ${does}`, to);
        isBegun = true;
        const whole = work()
          .then(({ state, says }) => `${id} on ${host}: ${state}: ${says}`, mistaken(id, host))
          .then((ended) => writeAudit(ports, asker, `ended ${does}`, ended))
          .finally(turn.end);
        // What cannot be written here any more still stands in the journal on the host.
        inProgress.add(
          id,
          whole.catch(() => {}),
        );
        return { begun: id };
      } finally {
        if (!isBegun) await turn.end();
      }
    },
  };
}

/** A mistake of ours in the middle: what is changed there is not known here. */
function mistaken(id: string, host: string): () => string {
  return () => `${id} on ${host}: not known: a mistake inside rdpdoctor; take the plan back`;
}
