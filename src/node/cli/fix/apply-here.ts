import { applyPlan } from '../../../app/fix/apply-plan.ts';
import { exitOfEnding } from '../../../app/fix/ending.ts';
import { exitOfPlan } from '../../../app/fix/exit-of-plan.ts';
import { machineToFix } from '../../../app/fix/machine-to-fix.ts';
import type { Planned } from '../../../app/fix/plan-from-inputs.ts';
import type { ExitCode } from '../../../app/exit-codes.ts';
import type { FixPlan, MachinePlan } from '../../../core/remedy/plan-view.ts';
import { stepsWords } from '../../../core/report/plan/plan.ts';
import { systemClock } from '../../fleet/system-clock.ts';
import { planCarrier } from '../../fix/plan-carrier.ts';
import { planFolder, plansIn } from '../../fix/plan-folder.ts';
import { readScriptTexts } from '../../windows/script-texts.ts';
import { agree } from '../agree.ts';
import { parseDuration } from '../duration.ts';
import type { Output } from '../output.ts';
import { connectionOf } from '../reach/flagged-connection.ts';
import { openWay } from '../reach/open-way.ts';
import { UsageError } from '../usage-error.ts';
import type { FixFlags } from './fix-flags.ts';
import { showEnding } from './show-ending.ts';
import { verdictNow } from './verdict-now.ts';

/** Asks for the yes, opens a way to the machine and carries the plan out there. */
export async function applyHere(
  planned: Planned,
  flags: FixFlags,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { fix, target, named } = planned;
  const machine = machineToFix(fix, process.platform === 'win32' || flags.via === 'print');
  if (machine === undefined) return notHere(fix, output);
  const { plan } = machine;
  // Carrying it out means to log on to a machine, or to name one to a cloud.
  if (!named && plan.machine === 'server' && flags.via !== 'print' && flags.via !== 'local')
    throw new UsageError(
      `--apply: only the files say that this is about ${target.host}; name the host as well (rdpdoctor fix FILE HOST --apply)`,
    );
  // A script that is written changes nothing.
  if (flags.yes !== true && flags.via !== 'print') await agree('--apply', questionOf(machine));
  const connection = connectionOf(plan.machine === 'client' ? 'localhost' : target.host, flags);
  const way = await openWay(connection, flags, output, signal);
  if (way === undefined) return 54;
  const look = () => verdictNow(target, signal, flags.deep);
  const ending = await applyPlan(plan, planned.verdict ?? (await look()), {
    carrier: planCarrier(way.carrier, way.limits),
    texts: readScriptTexts(),
    records: plansIn(planFolder()),
    clock: systemClock,
    look,
    tell: (text) => output.note(`${text}\n`),
    stop: signal,
    proveWithinMs: parseDuration('--prove-within', flags.proveWithin),
    via: way.via,
  });
  showEnding(ending, fix, flags.json === true, output);
  return exitOfEnding[ending.state];
}

function questionOf({ plan, drops }: MachinePlan): string {
  const drop = drops === 'nothing' ? '' : ' People who are connected are dropped.';
  return `\nCarry out ${stepsWords(plan.steps.length)} on ${plan.target}?${drop}`;
}

function notHere(fix: FixPlan, output: Output): ExitCode {
  const forClient = fix.machines.length > 0;
  output.note(
    forClient
      ? 'rdpdoctor: these steps are for the client, a Windows computer: run fix there, or write the script with --script FILE.ps1\n'
      : 'rdpdoctor: no step of this plan can be carried out by a script\n',
  );
  return forClient ? 54 : exitOfPlan(fix);
}
