import { z } from 'zod';
import { outcomes, type Diagnosis, type Evidence, type Finding } from '../../diagnosis/diagnosis.ts';
import { caseFileSchema, type CaseFile } from '../../facts/case-file.ts';
import { phases as phaseNames } from '../../facts/rdp.ts';
import { proofKinds } from '../../judging/proof.ts';
import type { Change } from '../../incident/changes.ts';
import { changeWords } from '../../judging/change-words.ts';
import { impacts } from '../../judging/statement.ts';
import type { CheckReport } from '../check-report.ts';
import type { Expected } from '../expectation.ts';

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

/** The report with the judgement and the case behind it, as one JSON value; `everything` keeps all words and all evidence. */
export function reportJson(
  report: CheckReport,
  diagnosis: Diagnosis,
  caseFile: CaseFile,
  exit: { readonly code: number; readonly means: string },
  everything = false,
  expected: readonly Expected[] = [],
): unknown {
  return {
    format: 2,
    ...report,
    exit,
    ...(expected.length === 0 ? {} : { expected }),
    diagnosis: everything ? whole(diagnosis) : brief(diagnosis),
    caseFile,
  };
}

/** The published JSON Schema of that value. */
export function reportJsonSchema(): unknown {
  return z.toJSONSchema(reportSchema);
}

/** The judgement in a few kilobytes: evidence only of what leads and what stands beside it. */
export function brief(diagnosis: Diagnosis): unknown {
  const {
    outcome,
    phase: where,
    lead,
    symptoms,
    also,
    perhaps,
    contradicted,
    tryFirst,
    told,
    began,
    open,
    ruledOut,
  } = diagnosis;
  return {
    outcome,
    ...(where === undefined ? {} : { phase: where }),
    ...(lead === undefined ? {} : { lead: shortOf(lead) }),
    symptoms: symptoms.map(shortOf),
    also: also.map(shortOf),
    perhaps: perhaps.map((each) => ({ ...shortOf(each), evidence: each.evidence.slice(0, 1).map(saidOf) })),
    contradicted: contradicted.map(shortOf),
    tryFirst: tryFirst.map(({ id }) => id),
    ...(told === undefined ? {} : { told }),
    began: began.map(newsOf),
    open: open.map(({ id }) => id),
    ruledOut: ruledOut.map(({ id }) => id),
  };
}

function whole({ headline: _headline, format: _format, target: _target, ...diagnosis }: Diagnosis): unknown {
  const wordsOf = ({ remedies: _remedies, worthTrying: _worth, wouldNotHelp: _would, ...rest }: Finding) =>
    rest;
  const { lead, symptoms, also, perhaps, contradicted, tryFirst, began } = diagnosis;
  return {
    ...diagnosis,
    ...(lead === undefined ? {} : { lead: wordsOf(lead) }),
    symptoms: symptoms.map(wordsOf),
    also: also.map(wordsOf),
    perhaps: perhaps.map(wordsOf),
    contradicted: contradicted.map(wordsOf),
    began: began.map(newsOf),
    tryFirst: tryFirst.map(({ id }) => id),
  };
}

function newsOf(change: Change) {
  const { provider, id, change: what, at } = change;
  return { provider, id, change: what, at, says: changeWords(change) };
}

function shortOf({
  is,
  id,
  title,
  phase: where,
  impact,
  proof,
  confidence: word,
  relevance,
  evidence: proofs,
}: Finding) {
  return {
    is,
    id,
    title,
    phase: where,
    impact,
    ...(proof === undefined ? {} : { proof }),
    ...(word === undefined ? {} : { confidence: word }),
    relevance,
    evidence: proofs.map(saidOf),
  };
}

function saidOf({ fact, says }: Evidence) {
  return { fact, says };
}
