import { once } from 'node:events';
import { Command } from 'commander';
import type { ExitCode } from '../../../app/exit-codes.ts';
import { outageOf } from '../../fleet/outage.ts';
import type { Tell } from '../../fleet/told.ts';
import { startWorker } from '../../fleet/worker.ts';
import type { CommandContext } from '../context.ts';
import { fleetAt, GRACE_MS, workerParts } from '../monitor/fleet-at.ts';
import { atOnceOf, storeOf, vantageOf, type FleetFlags } from '../monitor/fleet-options.ts';
import { metricsAt } from '../monitor/metrics-flag.ts';
import type { Output } from '../output.ts';
import { mustBeThere } from '../monitor/store-place.ts';

interface WorkerFlags extends FleetFlags {
  readonly metrics?: string;
}

/** `rdpdoctor worker`: makes the checks that `watch` asks for, from where it stands; any number of them. */
export function workerCommand(context: CommandContext): Command {
  return new Command('worker')
    .description('Makes the checks that a watch on the same store asks for from this place, until Ctrl-C.')
    .option('--store <where>', 'postgres://… or a file (default: RDPDOCTOR_STORE, else rdpdoctor.db)')
    .option('--vantage <name>', 'what this place is called (default: the name of this machine)')
    .option('--at-once <count>', 'checks that run at once', '16')
    .option(
      '--metrics <address>',
      'counts for Prometheus there, e.g. 127.0.0.1:9389; no host is named in them',
    )
    .action(async (flags: WorkerFlags) => {
      context.exit(await work(flags, context.output(true), context.signal));
    });
}

async function work(flags: WorkerFlags, output: Output, signal: AbortSignal): Promise<ExitCode> {
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
