import { z } from 'zod';
import { firstMisfit } from '../../core/facts/misfits.ts';
import { readingParts } from '../../core/remedy/script.ts';
import { joinedScript, readCollectorTexts, readScriptTexts } from './script-texts.ts';

const own = ['bundle', 'server-settings', 'server-system', 'acceptance'] as const;

/** The questions in the order of the harm a wrong assumption does; docs/windows-acceptance.md says what must be seen. */
export const acceptanceQuestions = [
  'journal-stream',
  'key-files',
  'access-lists',
  'system-task',
  'own-text',
  'certutil',
  'tools',
  'members',
  'licensing',
  'firewall',
  'deployment',
] as const;

/** What the acceptance script prints: one answer or problem for each question. */
export const acceptanceReport = z.object({
  format: z.literal('rdpdoctor-acceptance'),
  version: z.literal(1),
  engine: z.string(),
  bits: z.union([z.literal(32), z.literal(64)]),
  build: z.string(),
  language: z.string(),
  elevated: z.boolean(),
  startedAt: z.string(),
  finishedAt: z.string(),
  answers: z.array(
    z.object({
      id: z.enum(acceptanceQuestions),
      question: z.string(),
      answer: z.unknown().optional(),
      problem: z.string().optional(),
      errorId: z.string().optional(),
    }),
  ),
});

export type AcceptanceReport = Readonly<z.infer<typeof acceptanceReport>>;

/** One self-contained PowerShell file that asks Windows what no stand-in can answer, and prints a report to send back. */
export function acceptanceScript(): string {
  const { frame } = readScriptTexts();
  const collector = readCollectorTexts();
  return joinedScript([
    HEAD,
    ...readingParts.map((part) => frame[part]),
    ...own.map((part) => collector[part]),
  ]);
}

/** Reads a report, as PowerShell redirects it (UTF-8 or UTF-16 decoded by the caller); the problem names the place. */
export function readAcceptance(text: string): AcceptanceReport | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { problem: 'acceptance report: not JSON' };
  }
  const parsed = acceptanceReport.safeParse(value);
  if (parsed.success) return parsed.data;
  return { problem: `acceptance report: ${firstMisfit(parsed.error, { value })}` };
}

const HEAD = [
  '[CmdletBinding()]',
  'param()',
  'Set-StrictMode -Version 3.0',
  "$ErrorActionPreference = 'Stop'",
  "$ProgressPreference = 'SilentlyContinue'",
  '',
].join('\n');
