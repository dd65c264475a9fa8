import { once } from 'node:events';
import type { ExitCode } from '../../../app/exit-codes.ts';
import { startEngine } from '../../fleet/engine.ts';
import { dailyTasks } from '../../fleet/tasks.ts';
import { fleetAt, GRACE_MS, KEPT, workerParts } from './fleet-at.ts';
import { atOnceOf, everyOf, namedHosts, storeOf, vantageOf, type FleetFlags } from './fleet-options.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { lookOnce, type HowOften } from './watch-by-config.ts';

/** Watches hosts that are named and those that the store holds, and prints what changes. */
export async function watchByName(
  names: readonly string[],
  flags: FleetFlags & { readonly every: string },
  how: HowOften,
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
    if (how.once) return await lookOnce(parts, fleet, how.textfile, signal);
    output.note(`Watching ${watched.length} ${watched.length === 1 ? 'host' : 'hosts'}; Ctrl-C ends it.\n`);
    const engine = startEngine({ ...parts, tasks: dailyTasks(fleet.store, KEPT, parts.tell) });
    if (!signal.aborted) await once(signal, 'abort');
    await engine.stop(GRACE_MS);
    return 0;
  } finally {
    await fleet.close();
  }
}
