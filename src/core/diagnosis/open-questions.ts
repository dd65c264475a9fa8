import type { CaseFile, Gap } from '../facts/case-file.ts';
import type { FactName } from '../facts/vocabulary.ts';
import type { InputName } from '../judging/inputs.ts';
import type { OpenQuestion, RuledOut } from './diagnosis.ts';
import type { Explanation } from './explain.ts';
import { evidenceOf, type Case } from './findings.ts';
import type { Judged, KnownFacts, Looked } from './judged.ts';

/** What could not be judged and is no candidate: with what is missing and what would settle it. */
export function openQuestions(
  looked: readonly Looked[],
  judged: readonly Judged[],
  { candidates }: Explanation,
  { file, newest, known }: Case,
): readonly OpenQuestion[] {
  const unseen = looked.filter(({ sighting }) => sighting.is === 'notLooked');
  const unjudged = judged.filter((each) => each.verdict.is === 'unclear' && !candidates.includes(each));
  const asked = [
    ...unseen.map(({ observation, sighting }) => ({ words: observation, because: sighting.because })),
    ...unjudged.map(({ cause, verdict }) => ({ words: cause, because: verdict.because })),
  ];
  return asked.map(({ words: { id, title, phase, needs, uses, settledBy }, because }) => ({
    id,
    title,
    phase,
    evidence: evidenceOf(because, newest),
    missing: missingOf(needs, uses ?? [], known).map((name) => gapOf(file, name)),
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

function gapOf(file: CaseFile, name: FactName): Gap {
  return (
    file.gaps.find((gap) => gap.name === name) ?? {
      name,
      reason: 'not attempted',
      detail: { code: 'nothingTells' },
    }
  );
}
