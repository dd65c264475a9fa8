import { once } from 'node:events';
import type { ExitCode } from '../../../app/exit-codes.ts';
import { outageOf } from '../../fleet/outage.ts';
import type { Tell } from '../../fleet/told.ts';
import { startWorker } from '../../fleet/worker.ts';
import type { Output } from '../output.ts';
import { fleetAt, GRACE_MS, workerParts } from './fleet-at.ts';
import { atOnceOf, storeOf, vantageOf, type FleetFlags } from './fleet-options.ts';
import { metricsAt } from './metrics-flag.ts';
import { mustBeThere } from './store-place.ts';

/** The flags of `worker` as they are typed. */
export interface WorkerFlags extends FleetFlags {
  readonly metrics?: string;
}

/** Makes checks from this place until it is interrupted. */
export async function workHere(flags: WorkerFlags, output: Output, signal: AbortSignal): Promise<ExitCode> {
  const place = { vantage: vantageOf(flags), atOnce: atOnceOf(flags) };
  const fleet = await fleetAt(mustBeThere(storeOf(flags)), output);
  const metrics = await metricsAt(flags.metrics, output).catch(async (error: unknown) => {
    await fleet.close();
    throw error;
  });
  try {
    const parts = workerParts(fleet, place, output);
    const hosts = await fleet.store.hosts.all();
    if (!hosts.some(({ vantages }) => vantages.includes(place.vantage)))
      output.note(
        `No host is looked at from ${place.vantage} yet: name it in vantages of the configuration.\n`,
      );
    output.note(`Working from ${place.vantage}; Ctrl-C ends it.\n`);
    const tell: Tell = (told) => {
      metrics?.learn(told);
      parts.tell(told);
    };
    const worker = startWorker({ ...parts, tell, outage: outageOf(parts.clock, tell) });
    if (!signal.aborted) await once(signal, 'abort');
    await worker.stop(GRACE_MS);
    return 0;
  } finally {
    metrics?.close();
    await fleet.close();
  }
}
