import type { Gap } from '../facts/case-file.ts';
import type { FactName } from '../facts/vocabulary.ts';
import type { InputName } from '../judging/inputs.ts';
import type { OpenQuestion, RuledOut } from './diagnosis.ts';
import { evidenceOf, type Case } from './findings.ts';
import type { Judged, KnownFacts, Looked } from './judged.ts';

/** What could not be judged and is no candidate: with what is missing and what would settle it. */
export function openQuestions(
  looked: readonly Looked[],
  judged: readonly Judged[],
  candidates: readonly Judged[],
  { file, newest, known }: Case,
): readonly OpenQuestion[] {
  const gaps = new Map(file.gaps.map((gap) => [gap.name, gap]));
  const candidate = new Set(candidates);
  const unseen = looked.filter(({ sighting }) => sighting.is === 'notLooked');
  // A suspicion that the wire contradicts is no candidate and stays open.
  const unjudged = judged.filter(
    (each) => (each.verdict.is === 'unclear' || each.verdict.is === 'suspected') && !candidate.has(each),
  );
  const asked = [
    ...unseen.map(({ observation, sighting }) => ({ words: observation, because: sighting.because })),
    ...unjudged.map(({ cause, verdict }) => ({ words: cause, because: verdict.because })),
  ];
  return asked.map(({ words: { id, title, phase, needs, uses, settledBy }, because }) => ({
    id,
    title,
    phase,
    evidence: evidenceOf(because, newest),
    missing: missingOf(needs, uses ?? [], known).map((name) => gaps.get(name) ?? unasked(name)),
    ...(settledBy === undefined ? {} : { settledBy }),
  }));
}

/** Causes that the evidence excludes; an observation that was not made excludes nothing by itself. */
export function ruledOutOf(
  looked: readonly Looked[],
  judged: readonly Judged[],
  { newest }: Case,
): readonly RuledOut[] {
  const unseen = looked.flatMap(({ observation, sighting }) =>
    sighting.is === 'notSeen' ? [{ words: observation, because: sighting.because }] : [],
  );
  const excluded = judged.flatMap(({ cause, verdict }) =>
    verdict.is === 'ruledOut' ? [{ words: cause, because: verdict.because }] : [],
  );
  return [...excluded, ...unseen].map(({ words: { id, title, phase }, because }) => ({
    id,
    title,
    phase,
    evidence: evidenceOf(because, newest),
  }));
}

/** The needed facts that are missing; where none is needed by itself, the used ones nobody knows. */
function missingOf(
  needs: readonly InputName[],
  uses: readonly InputName[],
  known: KnownFacts,
): readonly FactName[] {
  const names = (needs.length > 0 ? needs : uses).map((name) =>
    name === 'incident' ? 'serverEvents' : name === 'worksFor' ? 'phaseOfDeath' : name,
  );
  return names.filter((name) => known[name] === undefined);
}

function unasked(name: FactName): Gap {
  return { name, reason: 'not attempted', detail: { code: 'nothingTells' } };
}
