import { once } from 'node:events';
import { Command } from 'commander';
import type { ExitCode } from '../../../app/exit-codes.ts';
import { startEngine } from '../../fleet/engine.ts';
import { watchOnce } from '../../fleet/once.ts';
import { dailyTasks } from '../../fleet/tasks.ts';
import type { CommandContext } from '../context.ts';
import { fleetAt, GRACE_MS, gravestSeen, KEPT, workerParts } from '../fleet-at.ts';
import { atOnceOf, everyOf, namedHosts, storeOf, vantageOf, type FleetFlags } from '../fleet-options.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';

interface WatchFlags extends FleetFlags {
  readonly every: string;
  readonly once?: boolean;
}

/** `rdpdoctor watch [HOST…]`: keeps looking, remembers, and tells what changes. */
export function watchCommand(context: CommandContext): Command {
  return new Command('watch')
    .description('Keeps looking at hosts, remembers what it saw, and prints what changes, until Ctrl-C.')
    .argument('[hosts...]', 'hosts to watch from now on, besides those that the store holds')
    .option('--store <where>', 'a file or postgres://… (default: RDPDOCTOR_STORE, else rdpdoctor.db)')
    .option('--every <time>', 'from one check of a named host to the next: 30s to 7d', '15m')
    .option('--vantage <name>', 'what this place is called (default: the name of this machine)')
    .option('--at-once <count>', 'checks that run at once', '16')
    .option('--once', 'look at each host once, and end with the gravest exit code')
    .action(async (hosts: string[], flags: WatchFlags) => {
      context.exit(await watch(hosts, flags, context.output(true), context.signal));
    });
}

async function watch(
  names: readonly string[],
  flags: WatchFlags,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const asked = { every: everyOf(flags.every), vantage: vantageOf(flags), atOnce: atOnceOf(flags) };
  namedHosts(names, [], asked);
  const fleet = await fleetAt(storeOf(flags), output);
  try {
    const { hosts } = fleet.store;
    await hosts.put(namedHosts(names, await hosts.all(), asked));
    const watched = (await hosts.all()).filter((host) => host.watched);
    if (watched.length === 0) throw new UsageError('watch: no host is named, and the store holds none');
    const parts = workerParts(fleet, asked, output);
    if (flags.once === true) return gravestSeen(await watchOnce(parts, signal), signal);
    output.note(`Watching ${watched.length} ${watched.length === 1 ? 'host' : 'hosts'}; Ctrl-C ends it.\n`);
    const engine = startEngine({ ...parts, tasks: dailyTasks(fleet.store, KEPT, parts.tell) });
    if (!signal.aborted) await once(signal, 'abort');
    await engine.stop(GRACE_MS);
    return 0;
  } finally {
    await fleet.close();
  }
}
