import { takenByRestart, typedOver } from '../../../app/serve/typed-over-config.ts';
import { wayIn } from '../../../app/serve/way-in.ts';
import { configSchema } from '../../../core/fleet/config.ts';
import type { Fleet } from '../../fleet/open-fleet.ts';
import type { ReadConfig } from '../../fleet/read-config.ts';
import { listenAskedOf } from '../../server/listen.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { baselinesIn, type Baselines } from './baselines-in.ts';
import { configAt, hostsIn, storeIn, tlsIn } from './config-at.ts';
import { fleetAt } from './fleet-at.ts';
import { storeOf } from './fleet-options.ts';
import type { Told } from './monitor-by.ts';
import { openServer } from './open-server.ts';
import { settlingPlans } from './settling-plans.ts';
import { storeFlag } from './store-place.ts';
import { putHosts, startWatching } from './watching.ts';

export interface ServeFlags {
  readonly config?: string;
  readonly store?: string;
  readonly listen?: string;
  readonly watch: boolean;
}

/** A server that runs; `says` is what whoever started it should see. */
export interface Serving {
  readonly says: string;
  readonly stop: (graceMs: number) => Promise<void>;
}

/** Opens the store, listens, and watches unless told not to. */
export async function startServing(flags: ServeFlags, output: Output): Promise<Serving> {
  const read = flags.config === undefined ? undefined : configAt(flags.config);
  const config = typedOver(read?.config ?? configSchema.parse({}), flags);
  const asked = listenAskedOf(config.serve.listen, read === undefined ? undefined : tlsIn(read));
  if ('problem' in asked) throw new UsageError(asked.problem);
  const isFlagged = read === undefined || flags.store !== undefined;
  const where = isFlagged ? storeOf({ ...flags, atOnce: '1' }) : storeIn(read);
  const fleet = await fleetAt(where, output);
  try {
    const baselines = read === undefined ? new Map() : await learnHosts(read, flags, fleet, output);
    const serving = await openServer({ read, config, asked, fleet, isWatching: flags.watch });
    const settling = settlingPlans(serving.runs, output);
    const watching = flags.watch
      ? watchBeside({ config, baselines }, serving, fleet, flags, output)
      : undefined;
    return {
      says: wayIn(serving.url, serving.secret, storeFlag(where)),
      stop: async (graceMs) => {
        serving.close();
        await Promise.all([watching?.stop(graceMs), settling.stop(), serving.ended(graceMs)]);
        await fleet.close();
      },
    };
  } catch (error) {
    await fleet.close();
    throw error;
  }
}

/** The hosts of a configuration go into the store; what they are held against comes back. */
async function learnHosts(
  read: ReadConfig,
  flags: ServeFlags,
  fleet: Fleet,
  output: Output,
): Promise<Baselines> {
  const hosts = hostsIn(read, (line) => output.note(`${flags.config}: ${line}\n`));
  const baselines = baselinesIn(read, hosts);
  await putHosts(hosts, fleet);
  return baselines;
}

function watchBeside(
  told: Told,
  { live, hear, changed, renew, url }: Awaited<ReturnType<typeof openServer>>,
  fleet: Fleet,
  flags: ServeFlags,
  output: Output,
) {
  const took = (again: ReadConfig) => {
    live.config = typedOver(again.config, flags);
    const tls = tlsIn(again);
    if (tls !== undefined) renew(tls);
  };
  const linkOf = (alert: string) => `${url}/alerts/${alert}`;
  const around = { fleet, output, linkOf, changed, hear, restarts: takenByRestart(flags), took };
  return startWatching(told, around, flags.config);
}
