import { Command } from 'commander';
import type { Carrier, RunLimits } from '../../carriers/carrier.ts';
import { claimFile, writePrivate, type ClaimedFile } from '../../files/private-file.ts';
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
import type { ExitCode } from '../../../app/exit-codes.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { parseCount, parseDuration } from './check-options.ts';
import { check } from '../check/check.ts';

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
    context.exit(await collectFrom(host, flags, context.output(false), context));
  });
}

async function collectFrom(
  text: string,
  flags: CollectFlags,
  output: Output,
  context: CommandContext,
): Promise<ExitCode> {
  const { signal } = context;
  const target = parseTarget(text);
  if ('problem' in target) throw new UsageError(target.problem);
  const days = parseCount('--days', flags.days, 365);
  const limits = { timeoutMs: parseDuration('--run-timeout', flags.runTimeout), signal };
  const connection = connectionOf(target.host, { script: 'rdpdoctor-collect.ps1', ...flags });
  const carrier = await openCarrier(connection, await secretsOf(flags), limits, output);
  if (carrier === undefined) return 54;
  const place = claimPlace(flags.save, `${target.host.replace(/[^\w.-]/g, '_')}-bundle`);
  try {
    return await collectBy(carrier, place, { text, host: target.host, days, limits, flags, output, context });
  } finally {
    place.file.release();
  }
}

interface Collecting {
  readonly text: string;
  readonly host: string;
  readonly days: number;
  readonly limits: RunLimits;
  readonly flags: CollectFlags;
  readonly output: Output;
  readonly context: CommandContext;
}

async function collectBy(carrier: Carrier, place: Place, collecting: Collecting): Promise<ExitCode> {
  const { text, host, days, limits, flags, output, context } = collecting;
  const collected = await runCollector(carrier, days, limits);
  if (collected.outcome === 'printed') {
    output.write(
      `The collector is in ${collected.path}. On the machine: powershell -NoProfile -ExecutionPolicy Bypass -File ${collected.path} > bundle.json\n`,
    );
    return 0;
  }
  if (collected.outcome === 'failed') {
    output.note(`rdpdoctor: ${host}: nothing was collected: ${collected.why}\n`);
    if (context.signal.aborted) return 130;
    // A script that is only written has no host to lose.
    return carrier.name === 'print' ? 3 : 53;
  }
  for (const problem of collected.missing) output.note(`rdpdoctor: ${host}: ${problem}\n`);
  const paths = save(place, collected.bundles);
  output.note(`saved: ${paths.join(', ')}\n`);
  if (flags.check === true) {
    return check([text, ...paths.map(asPath)], { timeout: '3s', deadline: '15s' }, output, context);
  }
  return collected.missing.length === 0 ? 0 : 4;
}

/** Where the bundle goes: a file that is claimed already. */
interface Place {
  readonly path: string;
  readonly file: ClaimedFile;
}

/** The file that was named, or else the first free name; what is there already stays as it is. */
function claimPlace(named: string | undefined, otherwise: string): Place {
  const names =
    named === undefined
      ? Array.from({ length: MOST_NAMES }, (_, i) => `${otherwise}${i === 0 ? '' : `-${i + 1}`}.json`)
      : [named];
  let problem = '';
  for (const path of names) {
    const file = claimFile(path);
    if (!('problem' in file)) return { path, file };
    ({ problem } = file);
  }
  throw new UsageError(`--save ${problem}`, 3);
}

/** One file, and numbered ones beside it where the machine had to be asked in parts. */
function save({ path, file }: Place, bundles: readonly string[]): readonly string[] {
  const paths = bundles.map((_, i) => (i === 0 ? path : path.replace(/(\.json)?$/, `-part${i + 1}.json`)));
  for (const [i, bundle] of bundles.entries()) {
    const written = i === 0 ? file.write(`${bundle}\n`) : writePrivate(paths[i]!, `${bundle}\n`);
    if (written.problem !== undefined) throw new UsageError(`--save ${written.problem}`, 3);
  }
  return paths;
}

const MOST_NAMES = 1_000;

function asPath(path: string): string {
  return /[\\/]/.test(path) ? path : `./${path}`;
}
