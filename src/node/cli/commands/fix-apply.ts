import { applyPlan } from '../../../app/fix/apply-plan.ts';
import { exitOfEnding } from '../../../app/fix/ending.ts';
import type { ExitCode } from '../../../app/exit-codes.ts';
import type { MachinePlan } from '../../../core/remedy/plan-view.ts';
import { stepsWords } from '../../../core/report/plan.ts';
import { systemClock } from '../../fleet/system-clock.ts';
import { recordedOptions } from '../../fix/connection.ts';
import { planCarrier } from '../../fix/plan-carrier.ts';
import { planFolder, plansIn } from '../../fix/plan-folder.ts';
import { readScriptTexts } from '../../windows/script-texts.ts';
import { askLine } from '../ask.ts';
import { connectionOf, openCarrier, secretsOf } from '../carrier-flags.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { parseDuration } from './check-options.ts';
import type { FixFlags } from './fix-flags.ts';
import { lookAt, type Planned } from './fix-inputs.ts';
import { showEnding } from './fix-report.ts';

/** Asks for the yes, opens a way to the machine and carries the plan out there; undefined where no step is for a script. */
export async function applyHere(
  planned: Planned,
  flags: FixFlags,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode | undefined> {
  const machine = machineToFix(planned, flags);
  if (machine === undefined) return undefined;
  if (!planned.named && logsOn(machine, flags))
    throw new UsageError(
      `--apply: only the files say that this is about ${planned.target.host}; name the host as well (rdpdoctor fix FILE HOST --apply)`,
    );
  await agree(machine, flags);
  const host = machine.plan.machine === 'client' ? 'localhost' : planned.target.host;
  const connection = connectionOf(host, flags);
  const limits = { timeoutMs: parseDuration('--run-timeout', flags.runTimeout), signal };
  const carrier = await openCarrier(connection, await secretsOf(flags), limits, output);
  if (carrier === undefined) return 54;
  const look = () => lookAt(planned.target, signal, flags.deep);
  const ending = await applyPlan(machine.plan, planned.verdict ?? (await look()), {
    carrier: planCarrier(carrier, limits),
    texts: readScriptTexts(),
    records: plansIn(planFolder()),
    clock: systemClock,
    look,
    tell: (text) => output.note(`${text}\n`),
    stop: signal,
    proveWithinMs: parseDuration('--prove-within', flags.proveWithin),
    via: { name: carrier.name, options: recordedOptions(connection) },
  });
  showEnding(ending, planned.fix, flags.json === true, output);
  return exitOfEnding[ending.state];
}

/** The server's steps go first; those for the client run only on the client itself. */
function machineToFix({ fix: { machines } }: Planned, { via }: FixFlags): MachinePlan | undefined {
  const server = machines.find(({ plan }) => plan.machine === 'server');
  const onClient = process.platform === 'win32' || via === 'print';
  return server ?? (onClient ? machines.find(({ plan }) => plan.machine === 'client') : undefined);
}

/** Whether carrying it out means to log on to a machine, or to name one to a cloud. */
function logsOn({ plan }: MachinePlan, { via }: FixFlags): boolean {
  return plan.machine === 'server' && via !== 'print' && via !== 'local';
}

async function agree({ plan, drops }: MachinePlan, flags: FixFlags): Promise<void> {
  // A script that is written changes nothing.
  if (flags.yes === true || flags.via === 'print') return;
  if (!process.stdin.isTTY)
    throw new UsageError('--apply: changing a machine needs a yes; without a terminal give --yes');
  const drop = drops === 'nothing' ? '' : ' People who are connected are dropped.';
  const answer = await askLine(
    `\nCarry out ${stepsWords(plan.steps.length)} on ${plan.target}?${drop} [y/N] `,
  );
  if (!/^y(es)?$/i.test(answer.trim())) throw new UsageError('--apply: not confirmed; nothing was changed');
}
