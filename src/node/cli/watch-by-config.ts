import { once } from 'node:events';
import type { ExitCode } from '../../app/exit-codes.ts';
import { watchOnce } from '../fleet/once.ts';
import { configAt, hostsIn, storeIn } from './config-at.ts';
import { fleetAt, GRACE_MS, gravestSeen, workerParts } from './fleet-at.ts';
import type { Output } from './output.ts';
import { putHosts, startWatching } from './watching.ts';

/** Watches what a configuration names and tells whom it names, as `serve` does, without a page. */
export async function watchByConfig(
  path: string,
  isOnce: boolean,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const read = configAt(path);
  const hosts = hostsIn(read);
  const fleet = await fleetAt(storeIn(read), output);
  try {
    await putHosts(hosts, fleet);
    if (isOnce) return gravestSeen(await watchOnce(workerParts(fleet, read.config, output), signal), signal);
    const watching = startWatching(read.config, { fleet, output }, path);
    output.note(`Watching ${hosts.length} hosts by ${path}; SIGHUP reads it again, Ctrl-C ends it.\n`);
    if (!signal.aborted) await once(signal, 'abort');
    await watching.stop(GRACE_MS);
    return 0;
  } finally {
    await fleet.close();
  }
}
