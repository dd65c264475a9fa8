import { Command } from 'commander';
import type { ExitCode } from '../../../app/exit-codes.ts';
import { harmlessJson } from '../../../core/bytes/harmless.ts';
import { riskIds } from '../../../core/remedy/action.ts';
import type { FixPlan } from '../../../core/remedy/plan-view.ts';
import { renderPlanMarkdown } from '../../../core/report/plan-markdown.ts';
import { renderPlan } from '../../../core/report/plan.ts';
import { addCarrierFlags } from '../carrier-flags.ts';
import type { CommandContext } from '../context.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { applyHere } from './fix-apply.ts';
import { collectInside } from './fix-collect.ts';
import { wishesOf, type FixFlags } from './fix-flags.ts';
import { planFor } from './fix-inputs.ts';
import { fixOffline } from './fix-offline.ts';
import { writeScripts } from './fix-script.ts';

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
  if (flags.apply !== true && writesScript(flags)) {
    writeScripts(planned.fix, flags.script!, flags.json === true, output);
    return exitOfPlan(planned.fix);
  }
  if (flags.apply !== true) {
    if (flags.json === true) output.write(`${harmlessJson({ plan: planned.fix }, 2)}\n`);
    else if (planned.fix.machines.length > 0) output.write(`\n${nextOf(planned.fix, flags)}\n`);
    return planned.fix.byHand.length === 0 ? exitOfPlan(planned.fix) : 0;
  }
  const ended = await applyHere(planned, flags, output, signal);
  if (ended !== undefined) return ended;
  const forClient = planned.fix.machines.length > 0;
  output.note(
    forClient
      ? 'rdpdoctor: these steps are for the client, a Windows computer: run fix there, or write the script with --script FILE.ps1\n'
      : 'rdpdoctor: no step of this plan can be carried out by a script\n',
  );
  return forClient ? 54 : exitOfPlan(planned.fix);
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
  return others.some(({ isByHand }) => !isByHand) || leftOut.some(({ needs }) => needs !== undefined)
    ? 56
    : 55;
}

/** A script for a person to take along: where it is written, nothing is run from here. */
function writesScript({ script, via }: FixFlags): boolean {
  return script !== undefined && (via === 'auto' || via === 'print');
}
