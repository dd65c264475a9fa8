import type { ExitCode } from '../../../app/exit-codes.ts';
import { harmlessJson } from '../../../core/bytes/harmless.ts';
import { offlinePlan } from '../../../core/remedy/offline/offline-plan.ts';
import { offlineScript } from '../../../core/remedy/offline/offline-script.ts';
import { renderDiskSteps } from '../../../core/report/plan/disk-steps.ts';
import { renderPlan } from '../../../core/report/plan/plan.ts';
import { readOfflineText } from '../../windows/offline-text.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import type { FixFlags, FixWishes } from './fix-flags.ts';
import { hivesOnDisk } from './hives-on-disk.ts';
import { planHere } from './plan-here.ts';
import { saveScript } from './write-scripts.ts';

/** `fix --offline DIR --script FILE`: the plan from the hives of a mounted disk, as a script that writes into them. */
export async function fixOffline(
  disk: string,
  inputs: readonly string[],
  wishes: FixWishes,
  flags: FixFlags,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  refuseRunning(flags);
  const onDisk = { causes: wishes.causes, acceptedRisks: wishes.acceptedRisks, deep: false, disk };
  const all = [...inputs, ...hivesOnDisk(disk)];
  const planned = await planHere(all, [], { ...onDisk, cloud: undefined }, signal);
  for (const problem of planned.problems) output.note(`rdpdoctor: ${problem}\n`);
  const server = planned.fix.machines.find(({ plan }) => plan.machine === 'server');
  const offline = server === undefined ? undefined : offlinePlan(server.plan);
  if (flags.json === true) output.write(`${harmlessJson({ plan: planned.fix, offline }, 2)}\n`);
  else output.write(renderPlan(planned.fix, output.style));
  if (offline === undefined || offline.edits.length === 0) {
    output.note('rdpdoctor: no step of this plan can be carried out on a disk\n');
    return 55;
  }
  if (flags.script !== undefined) saveScript(flags.script, offlineScript(offline, readOfflineText()));
  if (flags.json !== true) output.write(`\n${renderDiskSteps(offline, disk, flags.script)}`);
  return 0;
}

function refuseRunning({ apply, collect, restartAt }: FixFlags): void {
  if (apply === true || collect === true)
    throw new UsageError(
      '--offline: the disk of a Windows that does not run takes neither --apply nor --collect',
    );
  if (restartAt !== undefined)
    throw new UsageError('--restart-at: a Windows that does not run cannot plan a restart; leave it out');
}
