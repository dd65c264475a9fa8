import { runCollector } from '../../fix/run-collector.ts';
import { connectionOf, openCarrier, secretsOf } from '../carrier-flags.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { sortInputs } from './check-inputs.ts';
import { parseDuration } from '../typed-numbers.ts';
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
  const limits = { timeoutMs: parseDuration('--run-timeout', flags.runTimeout), signal };
  const carrier = await openCarrier(connectionOf(target.host, flags), await secretsOf(flags), limits, output);
  if (carrier === undefined) return undefined;
  const collected = await runCollector(carrier, 7, limits);
  if (collected.outcome === 'failed') throw new UsageError(`--collect: ${target.host}: ${collected.why}`, 53);
  return collected.outcome === 'collected' ? collected.bundles : [];
}
