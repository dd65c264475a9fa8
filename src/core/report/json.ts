import { z } from 'zod';
import { caseFileSchema, type CaseFile } from '../facts/case-file.ts';
import { gapDetail } from '../facts/problems.ts';
import { phases as phaseNames } from '../facts/rdp.ts';
import { stages } from '../causes/cause.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { CheckReport } from './check-report.ts';

const text = z.string();
const texts = z.array(text);
const confidence = z.enum(['certain', 'likely', 'possible']);
const evidence = z.object({
  fact: text,
  says: text,
  source: z.object({ by: text, from: text, at: text }),
});
const judged = { cause: text, title: text, stage: z.enum(stages), evidence: z.array(evidence) };
const phase = z.object({
  phase: z.enum(phaseNames),
  state: z.enum(['passed', 'died', 'notReached', 'notTried']),
  ms: z.number().optional(),
  bytes: z.number().optional(),
  says: text,
});

/** The report of one host as JSON; `format` grows when a part changes its meaning or goes away. */
export const reportSchema = z.object({
  format: z.literal(1),
  target: text,
  address: text.optional(),
  mark: z.enum(['healthy', 'blocked', 'degraded', 'unknown']),
  headline: text,
  because: text.optional(),
  confidence: confidence.optional(),
  exit: z.object({ code: z.number().int(), means: text }),
  phases: z.array(phase),
  why: texts,
  watch: text.optional(),
  anotherClient: text.optional(),
  clients: z.array(
    z.object({
      name: text,
      connects: z.enum(['yes', 'no', 'notKnown']),
      phase: z.enum(phaseNames).optional(),
      why: text,
      confidence: text,
    }),
  ),
  also: texts,
  perhaps: texts,
  ruledOut: texts,
  /** Steps from the logs of client and server, in one order. */
  timeline: texts,
  notKnown: z.array(z.object({ question: text, settledBy: text.optional() })),
  doThis: z.array(
    z.object({
      title: text,
      on: z.enum(['client', 'server', 'network', 'domain', 'cloud']),
      risk: z.enum(['none', 'dropsSessions', 'weakensSecurity']),
      details: texts,
      command: text.optional(),
    }),
  ),
  wouldNotHelp: texts,
  findings: z.array(
    z.object({
      ...judged,
      impact: z.enum(['blocks', 'degrades', 'weakens', 'informs']),
      confidence,
      explanation: text,
      dialogs: texts,
      dialogFit: z.object({ fits: z.boolean(), says: text }).optional(),
      references: texts,
      symptomOf: text.optional(),
    }),
  ),
  open: z.array(
    z.object({
      ...judged,
      missing: z.array(z.object({ name: text, reason: text, detail: gapDetail })),
      settledBy: text.optional(),
    }),
  ),
  excluded: z.array(z.object(judged)),
  caseFile: caseFileSchema,
});

/** The report with the judgement and the case behind it, as one JSON value. */
export function reportJson(
  report: CheckReport,
  diagnosis: Diagnosis,
  caseFile: CaseFile,
  exit: { readonly code: number; readonly means: string },
): unknown {
  return {
    format: 1,
    ...report,
    exit,
    findings: diagnosis.findings.map(({ remedies: _remedies, wouldNotHelp: _wouldNotHelp, ...rest }) => rest),
    open: diagnosis.open,
    excluded: diagnosis.ruledOut,
    caseFile,
  };
}

/** The published JSON Schema of that value. */
export function reportJsonSchema(): unknown {
  return z.toJSONSchema(reportSchema);
}
