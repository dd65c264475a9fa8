import { harmlessJson } from '../../../core/bytes/harmless.ts';
import { Command } from 'commander';
import { riskIds, type RiskId } from '../../../core/remedy/action.ts';
import type { FixPlan, MachinePlan } from '../../../core/remedy/plan-view.ts';
import { renderPlanMarkdown } from '../../../core/report/plan-markdown.ts';
import { renderPlan } from '../../../core/report/plan.ts';
import { carryOut, type Ending } from '../../fix/carry-out.ts';
import { recordedOptions } from '../../fix/connection.ts';
import { planFolder, saveRecord } from '../../fix/plan-record.ts';
import { runCollector } from '../../fix/run-collector.ts';
import { readScriptTexts } from '../../windows/script-texts.ts';
import { askLine } from '../ask.ts';
import {
  addCarrierFlags,
  connectionOf,
  openCarrier,
  secretsOf,
  type CarrierFlags,
} from '../carrier-flags.ts';
import { cloudMachineOf } from '../cloud-flags.ts';
import type { CommandContext } from '../context.ts';
import type { ExitCode } from '../../../app/exit-codes.ts';
import type { Output } from '../output.ts';
import { parseRestartTime } from '../restart-time.ts';
import { UsageError } from '../usage-error.ts';
import { sortInputs } from './check-inputs.ts';
import { contextOf, parseDuration } from './check-options.ts';
import { lookAt, planFor, type Planned, type PlanWishes } from './fix-inputs.ts';
import { fixOffline } from './fix-offline.ts';
import { writeScripts } from './fix-script.ts';
import { showEnding } from './fix-report.ts';

/** The flags of `fix` as they are typed. */
export interface FixFlags extends CarrierFlags {
  readonly cause?: readonly string[];
  readonly collect?: boolean;
  readonly apply?: boolean;
  readonly yes?: boolean;
  readonly acceptRisk?: readonly string[];
  readonly proveWithin: string;
  readonly restartAt?: string;
  readonly markdown?: boolean;
  readonly json?: boolean;
  readonly deep?: boolean;
  readonly place?: string;
  readonly offline?: string;
}

/** `rdpdoctor fix CASE|HOST`: the plan; with --apply and a yes it is carried out, proven or taken back. */
export function fixCommand(context: CommandContext): Command {
  const command = new Command('fix')
    .description('Makes a plan against what was found; --apply carries it out, proves it, or takes it back.')
    .argument('[inputs...]', 'a host, a saved case, or files of evidence')
    .option('--cause <ids...>', 'only against these causes')
    .option('--collect', 'fetch first what the machine itself knows, by the same way')
    .option('--deep', 'ask more from outside: up to 200 paced connections; slower')
    .option('--place <place>', 'where the host is: local, azure, aws, otherCloud')
    .option('--offline <folder>', 'the mounted disk of a Windows that does not run; needs --script')
    .option('--apply', 'carry the plan out, after a yes')
    .option('--yes', 'do not ask')
    .option('--accept-risk <ids...>', `allow what makes the host less safe: ${riskIds.join(', ')}`)
    .option('--prove-within <time>', 'how long the host may take to be better from outside', '60s')
    .option(
      '--restart-at <time>',
      'restart Windows then, where the plan needs it: 2026-12-01T03:00 (its own time), or with +01:00',
    )
    .option('--markdown', 'print the plan as Markdown')
    .option('--json', 'print the plan and what became of it as JSON');
  return addCarrierFlags(command).action(async (inputs: string[], flags: FixFlags) => {
    context.exit(await fix(inputs, flags, context.output(true), context.signal));
  });
}

export async function fix(
  inputs: readonly string[],
  flags: FixFlags,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const wishes = wishesOf(flags);
  if (flags.offline !== undefined)
    return fixOffline(flags.offline, inputs, { ...flags, acceptRisk: wishes.acceptedRisks }, output, signal);
  if (inputs.length === 0) throw new UsageError('fix: name a host, a saved case, or files of evidence');
  const inside = flags.collect === true ? await collectInside(inputs, flags, output, signal) : [];
  if (inside === undefined) return 54;
  const planned = await planFor(inputs, inside, wishes, signal);
  for (const problem of planned.problems) output.note(`rdpdoctor: ${problem}\n`);
  if (signal.aborted) return 130;
  if (flags.json !== true) {
    output.write(
      flags.markdown === true ? renderPlanMarkdown(planned.fix) : renderPlan(planned.fix, output.style),
    );
  }
  if (flags.apply !== true && writesScript(flags))
    return writeScripts(
      planned.fix.machines,
      flags.script!,
      flags.json === true ? planned.fix : undefined,
      output,
    );
  if (flags.apply !== true) {
    if (flags.json === true) output.write(`${harmlessJson({ plan: planned.fix }, 2)}\n`);
    else if (planned.fix.machines.length > 0) output.write(`\n${nextOf(planned.fix, flags)}\n`);
    return planned.fix.byHand.length === 0 ? exitOfPlan(planned.fix) : 0;
  }
  const machine = machineToFix(planned, flags);
  if (machine === undefined) {
    const forClient = planned.fix.machines.length > 0;
    output.note(
      forClient
        ? 'rdpdoctor: these steps are for the client, a Windows computer: run fix there, or write the script with --script FILE.ps1\n'
        : 'rdpdoctor: no step of this plan can be carried out by a script\n',
    );
    return forClient ? 54 : exitOfPlan(planned.fix);
  }
  if (!planned.named && logsOn(machine, flags))
    throw new UsageError(
      `--apply: only the files say that this is about ${planned.target.host}; name the host as well (rdpdoctor fix FILE HOST --apply)`,
    );
  await agree(machine, flags);
  const ending = await apply(machine, planned, flags, output, signal);
  if (ending === undefined) return 54;
  showEnding(ending, planned.fix, flags.json === true, output);
  return exitOf[ending.state];
}

function wishesOf(flags: FixFlags): PlanWishes {
  const { place, restartAt } = flags;
  return {
    chosen: flags.cause,
    acceptedRisks: acceptedRisks(flags),
    cloud: cloudMachineOf(flags),
    deep: flags.deep === true,
    ...(restartAt === undefined ? {} : { restartAt: parseRestartTime(restartAt, new Date()) }),
    told: contextOf({ timeout: '', ...(place === undefined ? {} : { place }) }),
  };
}

/** What a person may do with a plan that was only shown. */
function nextOf({ machines }: FixPlan, { restartAt }: FixFlags): string {
  const waits =
    restartAt === undefined && machines.some(({ takesEffect }) => takesEffect === 'machineRestart');
  return `Nothing was changed. --apply carries it out.${waits ? ' It is in force after the next restart of Windows: --restart-at TIME plans one.' : ''}`;
}

/** A plan without a step is no sign that nothing was found: a person may have to choose a cause or accept a risk. */
export function exitOfPlan({ machines, others, leftOut }: FixPlan): ExitCode {
  if (machines.length > 0) return 0;
  return others.length > 0 || leftOut.some(({ needs }) => needs !== undefined) ? 56 : 55;
}

/** A script for a person to take along: where it is written, nothing is run from here. */
function writesScript({ script, via }: FixFlags): boolean {
  return script !== undefined && (via === 'auto' || via === 'print');
}

/** Whether carrying it out means to log on to a machine, or to name one to a cloud. */
function logsOn({ plan }: MachinePlan, { via }: FixFlags): boolean {
  return plan.machine === 'server' && via !== 'print' && via !== 'local';
}

/** The server's steps go first; those for the client run only on the client itself. */
function machineToFix({ fix: { machines } }: Planned, { via }: FixFlags): MachinePlan | undefined {
  const server = machines.find(({ plan }) => plan.machine === 'server');
  const onClient = process.platform === 'win32' || via === 'print';
  return server ?? (onClient ? machines.find(({ plan }) => plan.machine === 'client') : undefined);
}

/** What the machine itself knows, as bundles in memory; undefined where no way to it is open. */
async function collectInside(
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

async function agree({ plan, drops }: MachinePlan, flags: FixFlags): Promise<void> {
  // A script that is written changes nothing.
  if (flags.yes === true || flags.via === 'print') return;
  if (!process.stdin.isTTY)
    throw new UsageError('--apply: changing a machine needs a yes; without a terminal give --yes');
  const drop = drops === 'nothing' ? '' : ' People who are connected are dropped.';
  const answer = await askLine(`\nCarry out ${plan.steps.length} steps on ${plan.target}?${drop} [y/N] `);
  if (!/^y(es)?$/i.test(answer.trim())) throw new UsageError('--apply: not confirmed; nothing was changed');
}

async function apply(
  machine: MachinePlan,
  planned: Planned,
  flags: FixFlags,
  output: Output,
  signal: AbortSignal,
): Promise<Ending | undefined> {
  const host = machine.plan.machine === 'client' ? 'localhost' : planned.target.host;
  const connection = connectionOf(host, flags);
  const limits = { timeoutMs: parseDuration('--run-timeout', flags.runTimeout), signal };
  const carrier = await openCarrier(connection, await secretsOf(flags), limits, output);
  if (carrier === undefined) return undefined;
  const before = planned.verdict ?? (await lookAt(planned.target, signal, flags.deep));
  return carryOut(machine.plan, before, {
    carrier,
    texts: readScriptTexts(),
    look: () => lookAt(planned.target, signal, flags.deep),
    save: (record) => saveRecord(planFolder(), record),
    tell: (text) => output.note(`${text}\n`),
    limits,
    proveWithinMs: parseDuration('--prove-within', flags.proveWithin),
    via: { name: carrier.name, options: recordedOptions(connection) },
  });
}

function acceptedRisks({ acceptRisk = [] }: FixFlags): readonly RiskId[] {
  return acceptRisk.map((id) => {
    const risk = riskIds.find((known) => known === id);
    if (risk === undefined) throw new UsageError(`--accept-risk "${id}": is none of ${riskIds.join(', ')}`);
    return risk;
  });
}

/** The exit code of each way a plan can end. */
export const exitOf: Readonly<Record<Ending['state'], ExitCode>> = {
  applying: 53,
  applied: 53,
  kept: 0,
  awaitsRestart: 0,
  undone: 50,
  failedAndUndone: 51,
  refused: 51,
  notStarted: 54,
  undoIncomplete: 52,
  lost: 53,
  printed: 0,
};
