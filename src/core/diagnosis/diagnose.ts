import type { Cause } from '../causes/cause.ts';
import { latest, type CaseFile } from '../facts/case-file.ts';
import type { Observation } from '../observations/observation.ts';
import { observations as allObservations } from '../observations/observations.ts';
import type { Diagnosis, Finding } from './diagnosis.ts';
import { explain, type Explanation, type Statement } from './explain.ts';
import { byGravity, candidateOf, findingOf, type Case } from './findings.ts';
import { headlineOf } from './headline.ts';
import { inputsOf, judgeAll, valuesOf, lookAll, signsOf, type Judged, type KnownFacts } from './judged.ts';
import { ofItsTime } from './of-its-time.ts';
import { openQuestions, ruledOutOf } from './open-questions.ts';
import { isBehindGateway, outcomeOf } from './outcome.ts';
import { tellingChanges } from '../judging/telling-changes.ts';
import { relevanceOf, toldOf } from './relevance.ts';

/** Judges one case file: what ended it, what explains that, what else is so, what is open and what is ruled out. Pure. */
export function diagnose(
  file: CaseFile,
  causes: readonly Cause[],
  observations: readonly Observation[] = allObservations,
): Diagnosis {
  const newest = latest(file.facts);
  const known = inputsOf(valuesOf(newest));
  const looked = lookAll(observations, known);
  const judged = ofItsTime(judgeAll(causes, known), known);
  const explanation = explain(looked, judged, signsOf(looked, judged, known), (observation) =>
    endsHere(observation, known),
  );
  const about: Case = { file, newest, known, shown: known.clientError };
  const others = explanation.others.map(({ statement, under }) => ({
    finding: asExpected(findingOf(statement, about), statement, known),
    isSymptom: under !== undefined,
  }));
  const roots = others.flatMap(({ finding, isSymptom }) => (isSymptom ? [] : [finding])).toSorted(byGravity);
  const candidates = candidatesOf(explanation, about);
  const lead = leadOf(explanation, roots, about);
  const symptoms = [
    ...endingOf(explanation, lead, about),
    ...others.flatMap(({ finding, isSymptom }) => (isSymptom ? [finding] : [])),
  ];
  const also = roots.filter((finding) => finding.id !== lead?.id);
  const sure = [...(lead === undefined ? [] : [lead]), ...also].filter(isSure);
  const outcome = outcomeOf(known, lead, sure);
  const began = known.incident === undefined ? [] : tellingChanges(known.incident);
  const told = toldOf(known.clientError, lead?.relevance ?? 'silent', known.phaseOfDeath);
  const named = [...(lead === undefined ? [] : [lead]), ...symptoms, ...also];
  return {
    format: 2,
    target: file.target,
    outcome,
    ...phaseOf(known, lead),
    headline: headlineOf(outcome, lead, began, known),
    ...(lead === undefined ? {} : { lead }),
    symptoms,
    also,
    perhaps: candidates.map((each) => candidateOf(each, about)),
    contradicted: explanation.contradicted.map((each) => findingOf(each, about)),
    tryFirst: named.filter((finding) => isWorthTrying(finding, lead)),
    ...(told === undefined ? {} : { told }),
    began,
    open: openQuestions(looked, judged, candidates, about),
    ruledOut: ruledOutOf(looked, judged, about),
  };
}

/** Where it dies as it was measured, else where what leads bites. */
function phaseOf(known: KnownFacts, lead: Finding | undefined): Pick<Diagnosis, 'phase'> {
  const { phaseOfDeath } = known;
  if (!isBehindGateway(known) && phaseOfDeath !== undefined && phaseOfDeath.phase !== 'none')
    return { phase: phaseOfDeath.phase };
  return lead === undefined ? {} : { phase: lead.phase };
}

/** Logs and reports of a failure tell how it ended only where the wire does not show that it lives. */
function endsHere({ hearsay, whileAlive }: Observation, known: KnownFacts): boolean {
  const { phaseOfDeath } = known;
  if (isBehindGateway(known) && hearsay !== 'anyPhase') return false;
  return phaseOfDeath?.phase !== 'none' || hearsay !== undefined || whileAlive === true;
}

/** Behind a gateway that the target takes no direct connection is as it should be. */
function asExpected(finding: Finding, statement: Statement, known: KnownFacts): Finding {
  if (statement.is === 'cause' || !statement.observation.ending || !isBehindGateway(known)) return finding;
  return {
    ...finding,
    impact: 'informs',
    title: `${finding.title} (directly; the way goes through the gateway)`,
  };
}

/** What explains the ending; else, where only a person told of one, the gravest thing that is so; else the ending. */
function leadOf({ cause, ending }: Explanation, roots: readonly Finding[], about: Case): Finding | undefined {
  const grave = roots.find((finding) => finding.impact === 'blocks' && isSure(finding));
  const cheap = roots.find((finding) => finding.worthTrying !== undefined && finding.relevance === 'fits');
  if (ending?.observation.hearsay && about.known.phaseOfDeath !== undefined && cheap) return cheap;
  if (cause !== undefined) return findingOf(cause, about);
  if (ending !== undefined)
    return (ending.observation.hearsay ? (grave ?? cheap) : undefined) ?? findingOf(ending, about);
  return grave ?? roots.find(isSure) ?? roots[0];
}

/** Behind a mere report almost anything may stand: then only what something speaks for, or what has been seen with it. */
function candidatesOf({ candidates, ending }: Explanation, { shown }: Case): readonly Judged[] {
  if (ending?.observation.hearsay === undefined) return candidates;
  return candidates.filter(
    ({ cause, verdict }) => verdict.because.length > 0 || relevanceOf(cause.dialogs ?? [], shown) === 'fits',
  );
}

/** The ending stands under what explains it. */
function endingOf({ ending }: Explanation, lead: Finding | undefined, about: Case): readonly Finding[] {
  if (ending === undefined || lead?.id === ending.observation.id) return [];
  return [findingOf(ending, about)];
}

function isSure({ confidence }: Finding): boolean {
  return confidence !== 'possible';
}

/** Cheap and safe, no proof that it cures: what has a proof of explaining the ending is done for that reason. */
function isWorthTrying({ worthTrying, relevance, id, is }: Finding, lead: Finding | undefined): boolean {
  const leads = lead?.id === id;
  return worthTrying !== undefined && (relevance === 'fits' || leads) && !(leads && is === 'cause');
}
