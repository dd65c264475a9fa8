import { z } from 'zod';
import { caseFileSchema } from '../../core/facts/case-file.ts';

/** A case to be judged: facts measured or read elsewhere. */
export const diagnoseAsked = z.object({
  case: caseFileSchema,
  redact: z.boolean().default(false),
  /** In the words of `check --expect`. */
  expect: z.string().max(500).optional(),
});

/** The report that `check --json` prints, as docs and schema/report.schema.json describe it. */
export const reportAnswer = z.record(z.string(), z.unknown());

export const explainAsked = z.strictObject({ text: z.string().min(1).max(1_000_000) });
export const explainAnswer = z.record(z.string(), z.unknown());

export const planAsked = z.strictObject({
  case: caseFileSchema,
  causes: z.array(z.string()).max(50).optional(),
  acceptedRisks: z.array(z.string()).max(50).default([]),
  /** When Windows is to restart, for a plan that needs it: 2026-12-01T03:00 in the host's own time, or with an offset. */
  restartAt: z.string().max(40).optional(),
});
/** The plan with its steps; `markdown` is for people, `scripts` holds one PowerShell program a machine. */
export const planAnswer = z.object({
  id: z.string(),
  markdown: z.string(),
  scripts: z.array(z.object({ machine: z.string(), script: z.string() })),
});
