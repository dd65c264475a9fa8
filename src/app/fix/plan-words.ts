import { restartWords } from '../../core/remedy/actions/restart-windows.ts';
import type { Plan } from '../../core/remedy/plan-format.ts';
import type { ScriptResult } from '../../core/remedy/script-result.ts';
import { compareVerdicts } from './compare-verdicts.ts';
import type { Verdict } from './verdict.ts';

/** Why nothing is touched that is written down nowhere. */
export function unwrittenSays(problem: string): string {
  return `nothing was changed: the plan could not be written down (${problem}), and what is not written down cannot be taken back`;
}

export function printedSays(path: string): string {
  const run = `powershell -NoProfile -ExecutionPolicy Bypass -File ${path}`;
  return `the script is in ${path}; nothing was changed. On the machine: ${run} -WhatIf, then without -WhatIf`;
}

export function lostSays(why: string, plan: Plan, brought: string | undefined): string {
  const stayed =
    brought === undefined ? '' : `. ${brought} may have stayed there with its private key: delete it`;
  return (
    `${plan.target} gave no result (${why}), so what is changed there is not known. ` +
    'Its journal is on its disk: running the same script again finishes or takes back. ' +
    `rdpdoctor undo ${plan.id} takes everything back as soon as it can be reached${stayed}`
  );
}

export function interruptedSays({ id }: Plan): string {
  return `interrupted before it was proven: taking everything back; a second Ctrl-C leaves it (rdpdoctor undo ${id})`;
}

export function undoneSays({ outcome, problems }: ScriptResult, { id }: Plan): string {
  if (outcome === 'undone') return 'everything was put back';
  if (outcome === 'nothingToUndo') return `there was nothing to take back: plan ${id} is not applied there`;
  return `not everything could be put back: ${saidOf(problems)}; rdpdoctor undo ${id} tries again`;
}

export function awaitsSays(plan: Plan): string {
  const at = plannedRestart(plan);
  const restart =
    at === undefined ? `restart ${plan.target}, then` : `it restarts by itself at ${at}; after that`;
  return `it is applied and tested on the machine, and in force only after the next restart of Windows there: ${restart} rdpdoctor prove ${plan.id} looks from outside whether it helped`;
}

export function unprovenSays(plan: Plan, changedAt: string): string {
  const planned = plannedRestart(plan);
  const restart = planned === undefined ? 'restart it first' : `wait for its restart at ${planned}`;
  return `not better from outside than before the plan; where Windows on ${plan.target} was not restarted since ${changedAt}, ${restart}; rdpdoctor undo ${plan.id} takes everything back`;
}

export function keptSays(before: Verdict, after: Verdict, plan: Plan): string {
  return compareVerdicts(before, after, plan.causes) === 'better'
    ? 'it helped: the check from outside gets further than before'
    : 'it is applied and tested on the machine; from outside nothing got worse';
}

/** What a script complained of, on one line. */
export function saidOf(problems: ScriptResult['problems']): string {
  return problems.map(({ says }) => says).join('; ');
}

/** The time at which a plan restarts Windows, for a sentence. */
function plannedRestart({ steps }: Plan): string | undefined {
  const restart = steps.map(({ action }) => action).find(({ kind }) => kind === 'restartWindows');
  return restart?.kind === 'restartWindows' ? restartWords(restart.at) : undefined;
}
