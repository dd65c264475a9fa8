import { z } from 'zod';
import { firstMisfit } from '../facts/misfits.ts';
import { fromBase64 } from './base64.ts';
import { planId } from './plan-format.ts';

/** What the script did as a whole. */
export const scriptOutcomes = [
  /** Every step is done and its test passed. */
  'applied',
  /** The plan was applied before; nothing was changed this time. */
  'alreadyApplied',
  /** -WhatIf: nothing was changed. */
  'wouldChange',
  /** The person said no, or the machine or the plan does not allow it: nothing was changed. */
  'refused',
  /** A step failed and every change was put back. */
  'failedAndUndone',
  /** -Undo, or a run after a power cut: every change was put back. */
  'undone',
  /** -Undo with nothing to put back. */
  'nothingToUndo',
  /** Something could not be put back; `steps` says what. */
  'undoIncomplete',
] as const;

/** What became of one step. */
export const stepStates = [
  'pending',
  'wouldChange',
  /** The state was already as wanted; there is nothing to undo. */
  'unchanged',
  'done',
  'failed',
  'undone',
  'undoFailed',
  /** Done, and of a kind that has no way back (a restart, a cleared cache). */
  'notUndoable',
  'byHand',
] as const;

/** Why a script refused or failed, as an id a program can act on. */
export const problemCodes = [
  'notElevated',
  'constrainedLanguage',
  'oldEngine',
  'planDamaged',
  'planRefused',
  'riskNotAccepted',
  'busy',
  'otherPlanOpen',
  'journalDamaged',
  'journalOfOtherPlan',
  'policyLocked',
  'accessDenied',
  'notFound',
  'notSupported',
  'stepFailed',
  'testFailed',
  'undoFailed',
  'declined',
  'clockMoved',
] as const;

const problem = z.object({
  code: z.enum(problemCodes),
  says: z.string(),
  step: z.number().int().optional(),
});

/** The result a plan script prints: one JSON object, small enough for carriers that cut output at 4 KB. */
export const scriptResultSchema = z.object({
  format: z.literal(1),
  plan: planId,
  computer: z.string(),
  mode: z.enum(['apply', 'undo', 'whatIf']),
  outcome: z.enum(scriptOutcomes),
  engine: z.string(),
  startedAt: z.string(),
  finishedAt: z.string(),
  /** Sessions of people on the host before the first step that drops them; absent where none does. */
  sessions: z.object({ active: z.number().int(), disconnected: z.number().int() }).optional(),
  /** Folder of the journal, with the full result in result.json. */
  journal: z.string(),
  steps: z.array(
    z.object({
      n: z.number().int(),
      kind: z.string(),
      state: z.enum(stepStates),
      says: z.string().optional(),
    }),
  ),
  problems: z.array(problem),
  /** Things a person should know although nothing failed, e.g. that the clock moved since the journal was begun. */
  notes: z.array(z.string()),
  /** When a time-boxed change will be put back by a scheduled task. */
  restoreAt: z.string().optional(),
  /** Whether texts were shortened to fit; the whole stands in result.json in the journal's folder. */
  cut: z.boolean().optional(),
});

export type ScriptResult = Readonly<z.infer<typeof scriptResultSchema>>;

/** Takes a gzip stream apart; handed in by the ring that can. */
export type Gunzip = (bytes: Uint8Array) => Uint8Array;

/** What was printed: the whole text, or pages of it that still miss others. */
export type ScriptOutput =
  | { readonly is: 'whole'; readonly json: string }
  | { readonly is: 'pages'; readonly of: number; readonly missing: readonly number[] }
  | { readonly is: 'none' };

/**
 * Finds the result among everything a carrier brought back. A page is one line: `rdpdoctor:<n>/<of>:<json|gz>:<text>`,
 * where gz is base64 of gzip of UTF-8; pages may come in any order and from several runs.
 */
export function readScriptOutput(printed: string, gunzip: Gunzip): ScriptOutput {
  const pages: { [n: number]: string } = {};
  let of = 0;
  let coding = 'json';
  for (const [, n, total, code, text] of printed.matchAll(pageLine)) {
    if (Number(total) !== of) {
      for (const key of Object.keys(pages)) delete pages[Number(key)];
      of = Number(total);
    }
    coding = code!;
    pages[Number(n)] = text!.trimEnd();
  }
  if (of === 0 || of > maxPages) return { is: 'none' };
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter((n) => pages[n] === undefined);
  if (missing.length > 0) return { is: 'pages', of, missing };
  const text = Array.from({ length: of }, (_, i) => pages[i + 1]).join('');
  if (coding === 'json') return { is: 'whole', json: text };
  try {
    return { is: 'whole', json: new TextDecoder().decode(gunzip(fromBase64(text))) };
  } catch {
    return { is: 'none' };
  }
}

/** Reads the printed result of a plan script. */
export function readScriptResult(
  printed: string,
  gunzip: Gunzip,
): ScriptResult | { readonly problem: string; readonly missing?: readonly number[] } {
  const output = readScriptOutput(printed, gunzip);
  if (output.is === 'none') return { problem: 'script result: none was printed' };
  if (output.is === 'pages') {
    return {
      problem: `script result: ${output.missing.length} of ${output.of} pages are missing`,
      missing: output.missing,
    };
  }
  let value: unknown;
  try {
    value = JSON.parse(output.json);
  } catch {
    return { problem: 'script result: not JSON' };
  }
  const parsed = scriptResultSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  return { problem: `script result: ${firstMisfit(parsed.error, { value: value })}` };
}

const maxPages = 999;
const pageLine = /^rdpdoctor:(\d{1,3})\/(\d{1,3}):(json|gz):(.*)$/gm;
