import { z } from 'zod';
import { outcomes } from '../../diagnosis/diagnosis.ts';
import { caseFileSchema } from '../../facts/case-file.ts';
import { phases as phaseNames } from '../../facts/phases.ts';
import { proofKinds } from '../../judging/proof.ts';
import { impacts } from '../../judging/statement.ts';

const text = z.string();
const texts = z.array(text);
const confidence = z.enum(['certain', 'likely', 'possible']);
const fit = z.enum(['fits', 'contradicts', 'silent']);

const evidence = z.object({
  fact: text,
  says: text,
  source: z.object({ by: text, from: text, at: text }).optional(),
});

const named = z.object({
  id: text,
  title: text.optional(),
  phase: z.enum(phaseNames),
  evidence: z.array(evidence),
});

const finding = named.extend({
  is: z.enum(['observation', 'cause']),
  title: text,
  impact: z.enum(impacts),
  proof: z.enum(proofKinds).optional(),
  confidence: confidence.optional(),
  relevance: fit,
  explanation: text.optional(),
  settledBy: text.optional(),
  dialogs: texts.optional(),
  references: texts.optional(),
});

const phase = z.object({
  phase: z.enum(phaseNames),
  state: z.enum(['passed', 'died', 'notReached', 'notTried']),
  ms: z.number().optional(),
  bytes: z.number().optional(),
  says: text,
  flaw: z.boolean().optional(),
  more: texts.optional(),
});

const step = z.object({
  title: text,
  on: z.enum(['client', 'server', 'network', 'domain', 'cloud']),
  risk: z.enum(['none', 'dropsSessions', 'weakensSecurity']),
  details: texts,
  command: text.optional(),
});

/** The report of one host as JSON; `format` grows when a part changes its meaning or goes away. */
export const reportSchema = z.object({
  format: z.literal(2),
  target: text,
  address: text.optional(),
  mark: z.enum(['healthy', 'blocked', 'degraded', 'unknown']),
  headline: text,
  because: text.optional(),
  confidence: confidence.optional(),
  exit: z.object({ code: z.number().int(), means: text }),
  /** When it was looked at, from which machine and address, and which version looked. */
  made: z.object({ at: text, from: text, address: text.optional(), version: text.optional() }),
  /** What files it was made from hold. */
  read: texts,
  phases: z.array(phase),
  picture: z
    .object({
      to: text,
      steps: z.array(
        z.object({
          name: text,
          state: z.enum(['passed', 'flawed', 'died', 'notReached']),
          ms: z.number().optional(),
        }),
      ),
      ending: text.optional(),
    })
    .optional(),
  /** What the server says of itself. */
  server: z.object({ says: text, flaw: z.boolean() }).optional(),
  told: text.optional(),
  expected: z.array(z.object({ name: text, is: z.enum(['met', 'unmet', 'unknown']), says: text })).optional(),
  why: texts,
  next: texts,
  began: texts,
  setAside: texts,
  tables: z.array(z.object({ title: text, rows: z.array(z.tuple([text, text])) })),
  references: texts,
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
  /** Worth doing first because it is cheap and safe, although nothing proves that it cures. */
  tryFirst: z.array(z.object({ title: text, because: text, provenBy: text, steps: z.array(step) })),
  /** Steps from the logs of client and server, in one order. */
  timeline: texts,
  notKnown: z.array(z.object({ question: text, settledBy: text.optional() })),
  doThis: z.array(step),
  wouldNotHelp: texts,
  diagnosis: z.object({
    outcome: z.enum(outcomes),
    phase: z.enum(phaseNames).optional(),
    lead: finding.optional(),
    symptoms: z.array(finding),
    also: z.array(finding),
    perhaps: z.array(finding),
    contradicted: z.array(finding),
    tryFirst: texts,
    told: z.object({ saw: text, fit, says: text }).optional(),
    /** What began with the failures, where no cause explains them. */
    began: z.array(z.object({ provider: text, id: z.number().int(), change: text, at: text, says: text })),
    /** Ids; with everything asked for, the questions with what is missing. */
    open: z.union([
      texts,
      z.array(named.extend({ missing: z.array(z.looseObject({ name: text })), settledBy: text.optional() })),
    ]),
    ruledOut: z.union([texts, z.array(named)]),
  }),
  caseFile: caseFileSchema,
});

/** The published JSON Schema of that value. */
export function reportJsonSchema(): unknown {
  return z.toJSONSchema(reportSchema);
}
