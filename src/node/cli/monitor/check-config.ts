import { configSays } from '../../../app/fleet/config-says.ts';
import { allowedTargets } from '../../server/allowed-targets.ts';
import { listenAskedOf } from '../../server/listen.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { againstRunning } from './against-running.ts';
import { baselinesIn } from './baselines-in.ts';
import { configAt, hostsIn, missingSecrets, storeIn, tlsIn } from './config-at.ts';
import { shownStore } from './store-place.ts';

/** Reads a configuration with all that it names, and prints what it means; what is wrong ends it. */
export function checkConfig(path: string, output: Output): void {
  const read = configAt(path);
  const { config } = read;
  const twice: string[] = [];
  const hosts = hostsIn(read, (line) => twice.push(line));
  const baselines = baselinesIn(read, hosts).size;
  const listening = listenAskedOf(config.serve.listen, tlsIn(read));
  if ('problem' in listening) throw new UsageError(`${path}: ${listening.problem}`);
  const allowed = allowedTargets(config.serve.ranges, () => false);
  if ('problem' in allowed) throw new UsageError(`${path}: ${allowed.problem}`);
  const missing = missingSecrets(config);
  const store = missing.includes('RDPDOCTOR_STORE') ? undefined : shownStore(storeIn(read));
  const says = configSays(config, { hosts, baselines, twice, missing, store });
  const running = againstRunning(path, config, Date.now());
  output.write([`${path} is right.`, ...says, ...running, ''].join('\n'));
}
