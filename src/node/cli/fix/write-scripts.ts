import { harmlessJson } from '../../../core/bytes/harmless.ts';
import type { FixPlan, MachinePlan } from '../../../core/remedy/plan-view.ts';
import { buildScript } from '../../../core/remedy/script.ts';
import { writePrivate } from '../../files/private-file.ts';
import { readScriptTexts } from '../../windows/script-texts.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';

/** Writes the script of each machine of a plan; the client's goes beside the server's where both have steps. */
export function writeScripts(fix: FixPlan, path: string, json: boolean, output: Output): void {
  const written = fix.machines.map(({ plan, steps }, i) => {
    const file = i === 0 ? path : path.replace(/(\.ps1)?$/i, `-${plan.machine}.ps1`);
    saveScript(file, buildScript(plan, readScriptTexts()));
    return { file, plan, steps };
  });
  if (json) output.write(`${harmlessJson({ plan: fix, scripts: written.map(({ file }) => file) }, 2)}\n`);
  else for (const { file, plan, steps } of written) output.write(`\n${saysOf(file, plan.machine, steps)}\n`);
  if (written.length === 0) output.note('rdpdoctor: no step of this plan can be carried out by a script\n');
}

/** Writes a script where no file is yet. */
export function saveScript(path: string, text: string): void {
  const { problem } = writePrivate(path, text);
  if (problem !== undefined) throw new UsageError(`--script ${problem}`, 3);
}

function saysOf(file: string, machine: 'server' | 'client', steps: MachinePlan['steps']): string {
  const run = `powershell -NoProfile -ExecutionPolicy Bypass -File ${file}`;
  return `The script is in ${file}; nothing was changed. On the ${machine}: ${run} -WhatIf, then without -WhatIf; ${undoSays(steps)}.`;
}

function undoSays(steps: MachinePlan['steps']): string {
  const lasting = steps.filter(({ undo }) => undo === 'none');
  if (lasting.length === 0) return 'with -Undo it takes everything back';
  return lasting.length === steps.length
    ? 'there is no way back from what it does'
    : `with -Undo it takes back all but step${lasting.length === 1 ? '' : 's'} ${lasting.map(({ n }) => n).join(', ')}`;
}
