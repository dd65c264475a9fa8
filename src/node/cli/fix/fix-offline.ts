import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RiskId } from '../../../core/remedy/action.ts';
import {
  offlinePlan,
  type OfflineOmission,
  type OfflinePlan,
} from '../../../core/remedy/offline/offline-plan.ts';
import { offlineScript } from '../../../core/remedy/offline/offline-script.ts';
import { harmless } from '../../../core/bytes/harmless.ts';
import { renderPlan } from '../../../core/report/plan.ts';
import { readOfflineText } from '../../windows/offline-text.ts';
import type { ExitCode } from '../../../app/exit-codes.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { planFor } from './planned.ts';
import { saveScript } from './write-scripts.ts';

interface OfflineFlags {
  readonly cause?: readonly string[];
  readonly acceptRisk: readonly RiskId[];
  readonly script?: string;
  readonly apply?: boolean;
  readonly collect?: boolean;
  readonly restartAt?: string;
  readonly json?: boolean;
}

/** `fix --offline DIR --script FILE`: the plan from the hives of a mounted disk, as a script that writes into them. */
export async function fixOffline(
  disk: string,
  inputs: readonly string[],
  flags: OfflineFlags,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  if (flags.apply === true || flags.collect === true)
    throw new UsageError(
      '--offline: the disk of a Windows that does not run takes neither --apply nor --collect',
    );
  if (flags.restartAt !== undefined)
    throw new UsageError('--restart-at: a Windows that does not run cannot plan a restart; leave it out');
  const hives = hivesOf(disk);
  const wishes = { chosen: flags.cause, acceptedRisks: flags.acceptRisk, deep: false, disk };
  const planned = await planFor([...inputs, ...hives], [], wishes, signal);
  for (const problem of planned.problems) output.note(`rdpdoctor: ${problem}\n`);
  const server = planned.fix.machines.find(({ plan }) => plan.machine === 'server');
  const offline = server === undefined ? undefined : offlinePlan(server.plan);
  if (flags.json === true) output.write(`${JSON.stringify({ plan: planned.fix, offline }, null, 2)}\n`);
  else output.write(renderPlan(planned.fix, output.style));
  if (offline === undefined || offline.edits.length === 0) {
    output.note('rdpdoctor: no step of this plan can be carried out on a disk\n');
    return 55;
  }
  if (flags.script !== undefined) saveScript(flags.script, offlineScript(offline, readOfflineText()));
  if (flags.json !== true)
    output.write(`\n${stepsOnDisk(offline, disk, flags.script).map(harmless).join('\n')}\n`);
  return 0;
}

/** What is done with the disk, the image first, and what has to wait. */
function stepsOnDisk(offline: OfflinePlan, disk: string, script: string | undefined): readonly string[] {
  const file = script ?? 'FILE.ps1';
  return [
    'On the mounted disk',
    '  1. Take an image or a snapshot of the disk.',
    script === undefined
      ? '  2. Write the script: the same command with --script FILE.ps1.'
      : `  2. The script is in ${script}; nothing was changed.`,
    `  3. On a Windows that has the disk, as administrator: powershell -NoProfile -ExecutionPolicy Bypass -File ${file} -Disk ${disk} -ImageTaken`,
    `  4. Start the machine from the disk. With -Undo in place of -ImageTaken the values from before are written back.`,
    ...omitted('  The next start of Windows brings by itself:', offline.notNeeded),
    ...omitted('  Cannot be done on a disk, do it once Windows runs:', offline.cannot),
  ];
}

function omitted(heading: string, steps: readonly OfflineOmission[]): readonly string[] {
  return steps.length === 0
    ? []
    : [heading, ...steps.map(({ n, remedy, why }) => `    step ${n}, ${remedy}: ${why}`)];
}

/** The hives of the machine, in whatever case the folders are mounted. */
function hivesOf(disk: string): readonly string[] {
  let folder = disk;
  for (const name of ['windows', 'system32', 'config']) folder = join(folder, inFolder(folder, name));
  return ['system', 'software'].map((name) => join(folder, inFolder(folder, name)));
}

function inFolder(folder: string, wanted: string): string {
  let names: readonly string[] = [];
  try {
    names = readdirSync(folder);
  } catch {
    throw new UsageError(`--offline ${folder}: cannot be read`, 3);
  }
  const found = names.find((name) => name.toLowerCase() === wanted);
  if (found === undefined) throw new UsageError(`--offline ${folder}: holds no ${wanted}`, 3);
  return found;
}
