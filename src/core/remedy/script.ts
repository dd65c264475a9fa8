import { toBase64 } from './base64.ts';
import { planSchema, type Plan } from './plan-format.ts';

/** The PowerShell files, by name without `.ps1`: the frame's parts and one file for each kind of action. */
export interface ScriptTexts {
  readonly frame: { readonly [part: string]: string };
  readonly actions: { readonly [file: string]: string };
}

/** Parts of the frame that a script needs which only reads, in their order. */
export const readingParts = [
  'json',
  'output',
  'checks',
  'registry',
  'access',
  'accounts',
  'certificates',
  'machine',
] as const;

/** The frame's parts in the order in which they stand in a script; `tail` comes after the actions and the plan. */
export const frameParts = [
  'head',
  ...readingParts,
  'journal',
  'restore',
  'services',
  'guard',
  'system',
  'firewall',
  'steps',
  'plan',
  'main',
] as const;

/**
 * One self-contained PowerShell file that carries out a plan: fixed files of ours, only the actions the plan uses, and the
 * plan as base64 of JSON. Nothing of the plan becomes program text.
 */
export function buildScript(plan: Plan, texts: ScriptTexts): string {
  const checked = planSchema.parse(plan);
  const kinds = [...new Set(checked.steps.map((step) => step.action.kind))].sort();
  const encoded = toBase64(new TextEncoder().encode(JSON.stringify(checked)));
  return [
    ...frameParts.map((part) => textOf(texts.frame, part)),
    ...kinds.map((kind) => textOf(texts.actions, fileOf(kind))),
    `$planText = '${encoded}'\n`,
    textOf(texts.frame, 'tail'),
  ].join('\n');
}

/** The file of a kind of action: `setNla` is in `set-nla.ps1`. */
export function fileOf(kind: string): string {
  return kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function textOf(texts: { readonly [name: string]: string }, name: string): string {
  const text = texts[name];
  if (text === undefined) throw new Error(`script: the file ${name}.ps1 was not handed in`);
  return text.replaceAll('\r\n', '\n');
}
