import { phases } from '../facts/phases.ts';
import type { CaseFile, latest, Source } from '../facts/case-file.ts';
import { beforeTls } from '../judging/guides.ts';
import type { InputName } from '../judging/inputs.ts';
import type { Citation } from '../judging/citation.ts';
import { impacts } from '../judging/statement.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import type { Evidence, Finding } from './diagnosis.ts';
import { wordOf, type Statement } from './explain.ts';
import { lacks, seenBy, type Judged, type KnownFacts } from './judged.ts';
import { relevanceOf } from './relevance.ts';

type Newest = ReturnType<typeof latest>;

/** What findings are made from: the newest facts with their sources, and what the person saw. */
export interface Case {
  readonly file: CaseFile;
  readonly newest: Newest;
  readonly known: KnownFacts;
  readonly shown: FactTypes['clientError'] | undefined;
}

/** A statement as a finding: its words, its evidence with sources, its remedies for this case. */
export function findingOf(statement: Statement, about: Case): Finding {
  if (statement.is === 'cause')
    return {
      ...wordsOf(statement.cause, statement.verdict.because, about),
      is: 'cause',
      id: statement.cause.id,
      impact: statement.verdict.impact ?? statement.cause.impact,
      proof: statement.verdict.by,
      confidence: wordOf(statement),
      ...(statement.verdict.title === undefined ? {} : { title: statement.verdict.title }),
    };
  const { observation, sighting } = statement;
  return {
    ...wordsOf(observation, sighting.because, about),
    is: 'observation',
    id: observation.id,
    impact: sighting.impact ?? observation.impact,
    ...(sighting.title === undefined ? {} : { title: sighting.title }),
    ...(sighting.phase === undefined ? {} : { phase: sighting.phase }),
  };
}

/** A cause that nothing proves, as a candidate. */
export function candidateOf({ cause, verdict }: Judged, about: Case): Finding {
  return {
    ...wordsOf(cause, verdict.because, about),
    is: 'cause',
    id: cause.id,
    impact: cause.impact,
    confidence: 'possible',
  };
}

/** The graver first; then the surer, then the earlier in the connection. */
export function byGravity(a: Finding, b: Finding): number {
  const [mine, its] = [weightsOf(a), weightsOf(b)];
  const at = mine.findIndex((weight, i) => weight !== its[i]);
  return at < 0 ? 0 : mine[at]! - its[at]!;
}

/** Citations with the source of the fact they cite; what nobody observed is left out. */
export function evidenceOf(because: readonly Citation[], newest: Newest): readonly Evidence[] {
  const evidence: Evidence[] = [];
  for (const citation of because) {
    const source = sourceOf(citation.fact, newest);
    if (source !== undefined) evidence.push({ ...citation, source });
  }
  return evidence;
}

/** What is worked out from logs has the source of the logs. */
function sourceOf(name: InputName, newest: Newest): Source | undefined {
  if (name === 'worksFor') return newest.phaseOfDeath?.source;
  if (name !== 'incident') return newest[name]?.source;
  return (
    newest.eventActivity ??
    newest.serverEvents ??
    newest.arrivals ??
    newest.clientAttempts ??
    newest.clientEvents
  )?.source;
}

function wordsOf(
  words: Judged['cause'] | (Statement & { is: 'observation' })['observation'],
  because: readonly Citation[],
  { newest, known, shown }: Case,
): Omit<Finding, 'is' | 'id' | 'impact'> {
  const { title, phase, explanation, remedies, worthTrying, settledBy, references } = words;
  const dialogs = words.dialogs ?? [];
  return {
    title,
    phase,
    relevance: relevanceOf(dialogs, shown),
    evidence: evidenceOf(because, newest),
    explanation,
    // A candidate may lack facts: without them its remedies cannot be worked out.
    remedies: lacks(words, known) ? [] : remedies(seenBy(words, known)),
    ...(worthTrying === undefined ? {} : { worthTrying }),
    wouldNotHelp: helpless(words.wouldNotHelp ?? [], known),
    ...(settledBy === undefined ? {} : { settledBy }),
    dialogs,
    references,
  };
}

/** What is said of connections that end before TLS is no word about one that showed a certificate. */
function helpless(guides: readonly string[], { tlsCertificate }: KnownFacts): readonly string[] {
  return tlsCertificate === undefined ? guides : guides.filter((guide) => !beforeTls.includes(guide));
}

const words = ['certain', 'likely', 'possible'];

function weightsOf({ impact, confidence = 'certain', phase }: Finding): readonly number[] {
  return [impacts.indexOf(impact), words.indexOf(confidence), phases.indexOf(phase)];
}
