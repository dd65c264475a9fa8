import { harmlessJson } from '../../../core/bytes/harmless.ts';
import type { FixPlan } from '../../../core/remedy/plan-view.ts';
import { buildScript } from '../../../core/remedy/script.ts';
import { writePrivate } from '../../files/private-file.ts';
import { readScriptTexts } from '../../windows/script-texts.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';

/** Writes the script of each machine of a plan; the client's goes beside the server's where both have steps. */
export function writeScripts(fix: FixPlan, path: string, json: boolean, output: Output): void {
  const written = fix.machines.map(({ plan }, i) => {
    const file = i === 0 ? path : path.replace(/(\.ps1)?$/i, `-${plan.machine}.ps1`);
    saveScript(file, buildScript(plan, readScriptTexts()));
    return { file, plan };
  });
  if (json) output.write(`${harmlessJson({ plan: fix, scripts: written.map(({ file }) => file) }, 2)}\n`);
  else for (const { file, plan } of written) output.write(`\n${saysOf(file, plan.machine)}\n`);
  if (written.length === 0) output.note('rdpdoctor: no step of this plan can be carried out by a script\n');
}

/** Writes a script where no file is yet. */
export function saveScript(path: string, text: string): void {
  const { problem } = writePrivate(path, text);
  if (problem !== undefined) throw new UsageError(`--script ${problem}`, 3);
}

function saysOf(file: string, machine: 'server' | 'client'): string {
  const run = `powershell -NoProfile -ExecutionPolicy Bypass -File ${file}`;
  return `The script is in ${file}; nothing was changed. On the ${machine}: ${run} -WhatIf, then without -WhatIf; with -Undo it takes everything back.`;
}
