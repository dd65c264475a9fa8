import { runCollector } from '../../fix/run-collector.ts';
import { sortInputs } from '../check/sort-inputs.ts';
import type { Output } from '../output.ts';
import { connectionOf } from '../reach/flagged-connection.ts';
import { openWay } from '../reach/open-way.ts';
import { UsageError } from '../usage-error.ts';
import type { FixFlags } from './fix-flags.ts';

/** What the machine itself knows, as bundles in memory; undefined where no way to it is open. */
export async function collectInside(
  inputs: readonly string[],
  flags: FixFlags,
  output: Output,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  const { targets } = await sortInputs(inputs, undefined);
  const [target] = targets;
  if (target === undefined || targets.length > 1)
    throw new UsageError('--collect: name the one host to collect from as well as the files');
  if (flags.via === 'print') throw new UsageError('--collect: cannot wait for a script that is only printed');
  const way = await openWay(connectionOf(target.host, flags), flags, output, signal);
  if (way === undefined) return undefined;
  const collected = await runCollector(way.carrier, 7, way.limits);
  if (collected.outcome === 'failed') throw new UsageError(`--collect: ${target.host}: ${collected.why}`, 53);
  return collected.outcome === 'collected' ? collected.bundles : [];
}
