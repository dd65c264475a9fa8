import type { Cause, Citation, Verdict } from '../causes/cause.ts';
import { latest, type CaseFile, type Gap } from '../facts/case-file.ts';
import type { FactName, FactTypes, Known } from '../facts/vocabulary.ts';
import type { Diagnosis, Evidence, Finding, OpenQuestion, RuledOut } from './diagnosis.ts';
import { withDialogFit } from './dialog-fit.ts';
import { headline } from './headline.ts';
import { gravest, rank } from './rank.ts';
import { withMeasuredDeath } from './told-only.ts';

/** Judges one case file by every cause: what was found, what is open and what was ruled out. Pure; "now" is a fact. */
export function diagnose(file: CaseFile, causes: readonly Cause[]): Diagnosis {
  const newest = latest(file.facts);
  const known: Partial<FactTypes> = Object.fromEntries(
    Object.entries(newest).map(([name, { value }]) => [name, value]),
  );
  const evidence = (citations: readonly Citation[]): Evidence[] =>
    citations.flatMap((citation) => {
      const source = newest[citation.fact]?.source;
      return source ? [{ ...citation, source }] : [];
    });

  const findings: Finding[] = [];
  const open: OpenQuestion[] = [];
  const ruledOut: RuledOut[] = [];
  for (const cause of causes) {
    const { id, title, stage } = cause;
    const missing = cause.needs.filter((name) => known[name] === undefined);
    const verdict = missing.length > 0 ? unjudged(cause, known) : judge(cause, known);
    const proof = evidence(verdict.because);
    if (verdict.is === 'found') {
      findings.push({
        cause: id,
        title,
        stage,
        impact: verdict.impact ?? cause.impact,
        confidence: verdict.confidence,
        evidence: proof,
        explanation: cause.explanation,
        remedies: cause.remedies(seenBy(cause, known)),
        wouldNotHelp: cause.wouldNotHelp ?? [],
        dialogs: cause.dialogs ?? [],
        references: cause.references,
      });
    } else if (verdict.is === 'ruledOut') {
      ruledOut.push({ cause: id, title, stage, evidence: proof });
    } else {
      open.push({
        cause: id,
        title,
        stage,
        evidence: proof,
        missing: unknownTo(cause, known, missing).map((name) => gapOf(file, name)),
        ...(cause.settledBy === undefined ? {} : { settledBy: cause.settledBy }),
      });
    }
  }

  const weighed = findings.map((finding) => withMeasuredDeath(finding, known.phaseOfDeath));
  const told = withSymptoms(weighed, causes);
  const ranked = rank(told.map((finding) => withDialogFit(finding, known.clientError, known.phaseOfDeath)));
  return {
    format: 1,
    target: file.target,
    headline: headline(ranked, livesUpTo(known), known.phaseOfDeath),
    findings: ranked,
    open,
    ruledOut,
  };
}

/** Only what the cause declared: an undeclared fact is not there for it. */
function seenBy(cause: Cause, known: Partial<FactTypes>): Known<FactName> {
  const names = [...cause.needs, ...(cause.uses ?? [])];
  const entries = names.flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]]]));
  // Every needed fact is present: the caller has checked that none is missing.
  return Object.fromEntries(entries) as Known<FactName>;
}

/** What is missing cannot matter where an answer on the wire contradicts the cause by itself. */
function unjudged({ silencesPort }: Cause, known: Partial<FactTypes>): Verdict {
  if (silencesPort !== true || !answersRdp(known)) return { is: 'unclear', because: [] };
  return { is: 'ruledOut', because: [{ fact: 'rdpNegotiation', says: 'an RDP server answers on the port' }] };
}

function judge(cause: Cause, known: Partial<FactTypes>): Verdict {
  const verdict = cause.detect(seenBy(cause, known));
  if (verdict.is !== 'found' || cause.silencesPort !== true || !answersRdp(known)) return verdict;
  const says = 'an RDP server answers on the wire: what was read is of another machine or another time';
  return { is: 'unclear', because: [...verdict.because, { fact: 'rdpNegotiation', says }] };
}

function answersRdp({ rdpNegotiation: answer }: Partial<FactTypes>): boolean {
  return answer?.outcome === 'accepted' || answer?.outcome === 'refused';
}

/**
 * Marks findings that another finding accounts for; of two that claim each other, the earlier in the list is the root.
 * A root bites as hard as its symptoms; a mere possibility explains nothing away that is surer than itself.
 */
function withSymptoms(findings: readonly Finding[], causes: readonly Cause[]): readonly Finding[] {
  const claims = (root: Finding, symptom: Finding) =>
    (root.confidence !== 'possible' || symptom.confidence === 'possible') &&
    (causes.find(({ id }) => id === root.cause)?.accountsFor?.includes(symptom.cause) ?? false);
  const rootOf = (finding: Finding, i: number) =>
    findings.find(
      (other, j) => other !== finding && claims(other, finding) && (j < i || !claims(finding, other)),
    );
  const roots = findings.map(rootOf);
  return findings.map((finding, i) => {
    const symptoms = findings.filter((_, j) => roots[j] === finding);
    const impact = gravest([finding, ...symptoms].map((each) => each.impact));
    const root = roots[i];
    return root ? { ...finding, impact, symptomOf: root.cause } : { ...finding, impact };
  });
}

/** The needed facts that are missing; where none is needed by itself, the used ones nobody knows. */
function unknownTo(
  { needs, uses = [] }: Cause,
  known: Partial<FactTypes>,
  missing: readonly FactName[],
): readonly FactName[] {
  return needs.length > 0 ? missing : uses.filter((name) => known[name] === undefined);
}

function gapOf(file: CaseFile, name: FactName): Gap {
  return (
    file.gaps.find((gap) => gap.name === name) ?? {
      name,
      reason: 'not attempted',
      detail: { code: 'nothingTells' },
    }
  );
}

function livesUpTo(known: Partial<FactTypes>): string | undefined {
  if (known.phaseOfDeath?.phase !== 'none') return undefined;
  if (known.sessionStart?.reached === 'connected') return 'a complete session';
  return known.credssp?.outcome === 'challenged'
    ? 'the point where a password is needed'
    : 'the sign-in screen';
}
