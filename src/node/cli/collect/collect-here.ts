import type { ExitCode } from '../../../app/exit-codes.ts';
import { runCollector, type Collected } from '../../fix/run-collector.ts';
import { parseTarget } from '../../target/target.ts';
import { check } from '../check/check.ts';
import type { CommandContext } from '../context.ts';
import { parseCount } from '../count.ts';
import type { Output } from '../output.ts';
import type { CarrierFlags } from '../reach/carrier-flags.ts';
import { connectionOf } from '../reach/flagged-connection.ts';
import { openWay } from '../reach/open-way.ts';
import { UsageError } from '../usage-error.ts';
import { claimPlace, saveBundles } from './bundle-place.ts';

/** The flags of `collect` as they are typed. */
export interface CollectFlags extends CarrierFlags {
  readonly save?: string;
  readonly days: string;
  readonly check?: boolean;
}

/** Fetches what a machine itself knows, saves it, and judges it where that is asked for. */
export async function collectHere(
  host: string,
  flags: CollectFlags,
  output: Output,
  context: Pick<CommandContext, 'signal' | 'atOnce'>,
): Promise<ExitCode> {
  const target = parseTarget(host);
  if ('problem' in target) throw new UsageError(target.problem);
  const days = parseCount('--days', flags.days, 365);
  const connection = connectionOf(target.host, { script: 'rdpdoctor-collect.ps1', ...flags });
  const place = claimPlace(flags.save, `${target.host.replace(/[^\w.-]/g, '_')}-bundle`);
  try {
    const way = await openWay(connection, flags, output, context.signal);
    if (way === undefined) return 54;
    const collected = await runCollector(way.carrier, days, way.limits);
    if (collected.outcome !== 'collected')
      return notCollected(collected, target.host, way.carrier.name, output, context.signal);
    for (const problem of collected.missing) output.note(`rdpdoctor: ${target.host}: ${problem}\n`);
    const paths = saveBundles(place, collected.bundles);
    output.note(`saved: ${paths.join(', ')}\n`);
    if (flags.check !== true) return collected.missing.length === 0 ? 0 : 4;
    return await check([host, ...paths.map(asPath)], { timeout: '3s', deadline: '15s' }, output, context);
  } finally {
    place.file.release();
  }
}

function notCollected(
  collected: Exclude<Collected, { readonly outcome: 'collected' }>,
  host: string,
  carrier: string,
  output: Output,
  signal: AbortSignal,
): ExitCode {
  if (collected.outcome === 'failed') {
    output.note(`rdpdoctor: ${host}: nothing was collected: ${collected.why}\n`);
    if (signal.aborted) return 130;
    // A script that is only written has no host to lose.
    return carrier === 'print' ? 3 : 53;
  }
  const { path } = collected;
  output.write(
    `The collector is in ${path}. On the machine: powershell -NoProfile -ExecutionPolicy Bypass -File ${path} > bundle.json\n`,
  );
  return 0;
}

function asPath(path: string): string {
  return /[\\/]/.test(path) ? path : `./${path}`;
}
