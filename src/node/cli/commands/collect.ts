import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { runCollector } from '../../fix/run-collector.ts';
import { parseTarget } from '../../probes/target.ts';
import {
  addCarrierFlags,
  connectionOf,
  openCarrier,
  secretsOf,
  type CarrierFlags,
} from '../carrier-flags.ts';
import type { CommandContext } from '../context.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { parseCount, parseDuration } from './check-options.ts';
import { check } from './check.ts';

interface CollectFlags extends CarrierFlags {
  readonly save?: string;
  readonly days: string;
  readonly check?: boolean;
}

/** `rdpdoctor collect HOST`: fetches what the machine itself knows; with --check it is judged at once. */
export function collectCommand(context: CommandContext): Command {
  const command = new Command('collect')
    .description('Runs the read-only collector on a machine and saves what it knows; changes nothing there.')
    .argument('<host>', 'the machine, as fix would reach it')
    .option('--save <file>', 'where to write the bundle')
    .option('--days <n>', 'days of event logs to look at', '7')
    .option('--check', 'look from outside as well, and judge both together');
  return addCarrierFlags(command).action(async (host: string, flags: CollectFlags) => {
    context.exit(await collectFrom(host, flags, context.output(false), context.signal));
  });
}

async function collectFrom(
  text: string,
  flags: CollectFlags,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const target = parseTarget(text);
  if ('problem' in target) throw new UsageError(target.problem);
  const days = parseCount('--days', flags.days, 365);
  const limits = { timeoutMs: parseDuration('--run-timeout', flags.runTimeout), signal };
  const connection = connectionOf(target.host, { script: 'rdpdoctor-collect.ps1', ...flags });
  const carrier = await openCarrier(connection, await secretsOf(flags), limits, output);
  if (carrier === undefined) return 54;
  const collected = await runCollector(carrier, days, limits);
  if (collected.outcome === 'printed') {
    output.write(
      `The collector is in ${collected.path}. On the machine: powershell -NoProfile -ExecutionPolicy Bypass -File ${collected.path} > bundle.json\n`,
    );
    return 0;
  }
  if (collected.outcome === 'failed') {
    output.note(`rdpdoctor: ${target.host}: nothing was collected: ${collected.why}\n`);
    return 53;
  }
  for (const problem of collected.missing) output.note(`rdpdoctor: ${target.host}: ${problem}\n`);
  const paths = await save(
    flags.save ?? `${target.host.replace(/[^\w.-]/g, '_')}-bundle.json`,
    collected.bundles,
  );
  output.note(`saved: ${paths.join(', ')}\n`);
  if (flags.check === true) {
    return check([text, ...paths.map(asPath)], { timeout: '3s', deadline: '15s' }, output, signal);
  }
  return collected.missing.length === 0 ? 0 : 4;
}

/** One file, or numbered ones where the machine had to be asked in parts. */
async function save(path: string, bundles: readonly string[]): Promise<readonly string[]> {
  const paths = bundles.map((_, i) =>
    bundles.length === 1 ? path : path.replace(/(\.json)?$/, `-${i + 1}.json`),
  );
  for (const [i, bundle] of bundles.entries()) {
    try {
      await writeFile(paths[i]!, `${bundle}\n`, { mode: 0o600 });
    } catch {
      throw new UsageError(`--save ${paths[i]}: cannot be written`, 3);
    }
  }
  return paths;
}

function asPath(path: string): string {
  return /[\\/]/.test(path) ? path : `./${path}`;
}
