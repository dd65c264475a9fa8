import { allowedTargets } from '../../server/allowed-targets.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { baselinesIn } from './baselines-in.ts';
import { configAt, hostsIn } from './config-at.ts';

/** Reads a configuration that was read before; what is wrong in it is told, and the old one goes on. */
export function readAgain(path: string, output: Output) {
  try {
    const read = configAt(path);
    const hosts = hostsIn(read, (line) => output.note(`${path}: ${line}\n`));
    const allowed = allowedTargets(read.config.serve.ranges, () => false);
    if ('problem' in allowed) throw new UsageError(`${path}: ${allowed.problem}`);
    return { read, config: read.config, hosts, baselines: baselinesIn(read, hosts) };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    output.note(`${error.message}\n${path}: not taken; the configuration before it goes on\n`);
    return undefined;
  }
}
