import { once } from 'node:events';
import type { ExitCode } from '../../../app/exit-codes.ts';
import { watchOnce } from '../../fleet/once.ts';
import type { Fleet } from '../../fleet/open-fleet.ts';
import { baselinesIn } from './baselines-in.ts';
import { configAt, hostsIn, storeIn } from './config-at.ts';
import { fleetAt, GRACE_MS, gravestSeen, workerParts } from './fleet-at.ts';
import type { Output } from '../output.ts';
import { writeTextfile } from './textfile.ts';
import { UsageError } from '../usage-error.ts';
import { putHosts, startWatching } from './watching.ts';

/** Once, with a file for node_exporter where one is named; or until it is ended. */
export interface HowOften {
  readonly once: boolean;
  readonly textfile: string | undefined;
}

/** Watches what a configuration names and tells whom it names, as `serve` does, without a page. */
export async function watchByConfig(
  path: string,
  { once: isOnce, textfile }: HowOften,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const read = configAt(path);
  const hosts = hostsIn(read, (line) => output.note(`${path}: ${line}\n`));
  const baselines = baselinesIn(read, hosts);
  const fleet = await fleetAt(storeIn(read), output);
  try {
    await putHosts(hosts, fleet);
    if (isOnce && !(await fleet.store.hosts.all()).some(({ watched }) => watched))
      throw new UsageError(`watch: ${path} names no host, and the store holds none`);
    if (isOnce) return await lookOnce(workerParts(fleet, read.config, output), fleet, textfile, signal);
    const watching = startWatching({ config: read.config, baselines }, { fleet, output }, path);
    output.note(`Watching by ${path} (hosts: ${hosts.length}); SIGHUP reads it again, Ctrl-C ends it.\n`);
    if (!signal.aborted) await once(signal, 'abort');
    await watching.stop(GRACE_MS);
    return 0;
  } finally {
    await fleet.close();
  }
}

/** Looks at each host once; the gravest exit code of them. */
export async function lookOnce(
  parts: Parameters<typeof watchOnce>[0],
  { store }: Fleet,
  textfile: string | undefined,
  signal: AbortSignal,
): Promise<ExitCode> {
  const checks = await watchOnce(parts, signal);
  if (textfile !== undefined && !signal.aborted) await writeTextfile(textfile, store);
  return gravestSeen(checks, signal);
}
