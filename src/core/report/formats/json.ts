import type { Diagnosis, Evidence, Finding } from '../../diagnosis/diagnosis.ts';
import type { CaseFile } from '../../facts/case-file.ts';
import type { Change } from '../../incident/changes.ts';
import { changeWords } from '../../judging/change-words.ts';
import type { CheckReport } from '../check-report.ts';
import type { Expected } from '../expectation.ts';

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
