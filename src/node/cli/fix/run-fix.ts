import type { ExitCode } from '../../../app/exit-codes.ts';
import { exitOfPlan, exitOfShownPlan } from '../../../app/fix/exit-of-plan.ts';
import { awaitsUnasked } from '../../../app/fix/machine-to-fix.ts';
import { harmlessJson } from '../../../core/bytes/harmless.ts';
import type { FixPlan } from '../../../core/remedy/plan-view.ts';
import { renderPlanMarkdown } from '../../../core/report/plan/plan-markdown.ts';
import { renderPlan } from '../../../core/report/plan/plan.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { applyHere } from './apply-here.ts';
import { collectInside } from './collect-inside.ts';
import { wishesOf, type FixFlags } from './fix-flags.ts';
import { fixOffline } from './fix-offline.ts';
import { planHere } from './plan-here.ts';
import { writeScripts } from './write-scripts.ts';

/** Makes the plan and shows it; then, as asked, nothing, its scripts are written, or it is carried out. */
export async function fix(
  inputs: readonly string[],
  flags: FixFlags,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const wishes = wishesOf(flags);
  if (flags.offline !== undefined) return fixOffline(flags.offline, inputs, wishes, flags, output, signal);
  if (inputs.length === 0) throw new UsageError('fix: name a host, a saved case, or files of evidence');
  const inside = flags.collect === true ? await collectInside(inputs, flags, output, signal) : [];
  if (inside === undefined) return 54;
  const planned = await planHere(inputs, inside, wishes, signal);
  for (const problem of planned.problems) output.note(`rdpdoctor: ${problem}\n`);
  if (signal.aborted) return 130;
  if (flags.json !== true) {
    output.write(
      flags.markdown === true ? renderPlanMarkdown(planned.fix) : renderPlan(planned.fix, output.style),
    );
  }
  if (flags.apply === true) return applyHere(planned, flags, output, signal);
  const { script, via } = flags;
  // For a person to take along: where it is written, nothing is run from here.
  if (script !== undefined && (via === 'auto' || via === 'print')) {
    writeScripts(planned.fix, script, flags.json === true, output);
    return exitOfPlan(planned.fix);
  }
  return showOnly(planned.fix, flags, output);
}

/** What a person may do with a plan that was only shown. */
function showOnly(fix: FixPlan, { json, restartAt }: FixFlags, output: Output): ExitCode {
  const waits = awaitsUnasked(fix, restartAt)
    ? ' It is in force after the next restart of Windows: --restart-at TIME plans one.'
    : '';
  if (json === true) output.write(`${harmlessJson({ plan: fix }, 2)}\n`);
  else if (fix.machines.length > 0) output.write(`\nNothing was changed. --apply carries it out.${waits}\n`);
  return exitOfShownPlan(fix);
}
