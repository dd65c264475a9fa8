import type { Cause, Verdict } from '../causes/cause.ts';
import type { latest } from '../facts/case-file.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { worksFor } from '../clients/works-for.ts';
import { incidentOf } from '../incident/incident.ts';
import type { InputName, Inputs, Seen } from '../judging/inputs.ts';
import type { Observation, Sighting } from '../observations/observation.ts';
import type { Sign } from '../observations/signs.ts';

/** An observation with what it saw of one case. */
export interface Looked {
  readonly observation: Observation;
  readonly sighting: Sighting;
}

/** A cause with what it says of one case. */
export interface Judged {
  readonly cause: Cause;
  readonly verdict: Verdict;
}

export type KnownFacts = Partial<Inputs>;

/** The newest value of each fact. */
export function valuesOf(newest: ReturnType<typeof latest>): Partial<FactTypes> {
  return Object.fromEntries(Object.entries(newest).map(([name, { value }]) => [name, value]));
}

/** Facts, and what is worked out from several of them. */
export function inputsOf(facts: Partial<FactTypes>): KnownFacts {
  const { serverEvents, clientEvents, eventActivity, arrivals, clientAttempts, phaseOfDeath } = facts;
  const logs = serverEvents ?? clientEvents ?? eventActivity ?? arrivals ?? clientAttempts;
  return {
    ...facts,
    ...(logs === undefined ? {} : { incident: incidentOf(facts) }),
    // Where our own hello dies the others are asked when a person looks; where it lives they decide.
    ...(phaseOfDeath?.phase === 'none' ? { worksFor: worksFor(facts) } : {}),
  };
}

/** What every observation sees of the facts. */
export function lookAll(observations: readonly Observation[], known: KnownFacts): readonly Looked[] {
  return observations.map((observation) => ({
    observation,
    sighting: lacks(observation, known)
      ? { is: 'notLooked', because: [] }
      : observation.look(seenBy(observation, known)),
  }));
}

/** What every cause says of the facts. */
export function judgeAll(causes: readonly Cause[], known: KnownFacts): readonly Judged[] {
  return causes.map((cause) => ({
    cause,
    verdict: lacks(cause, known) ? { is: 'unclear', because: [] } : cause.detect(seenBy(cause, known)),
  }));
}

/** Everything that is there to be predicted: what was seen, and the proofs of causes. */
export function signsOf(
  looked: readonly Looked[],
  judged: readonly Judged[],
  known: KnownFacts,
): ReadonlySet<Sign> {
  const signs = new Set<Sign>();
  for (const { observation, sighting } of looked) if (sighting.is === 'seen') signs.add(observation.id);
  for (const { cause, verdict } of judged)
    if (verdict.is === 'proven') for (const sign of cause.shows ?? []) signs.add(sign);
  const answer = known.rdpNegotiation?.outcome;
  if (answer === 'accepted' || answer === 'refused') signs.add('rdp-answer');
  return signs;
}

interface Declared {
  readonly needs: readonly InputName[];
  readonly uses?: readonly InputName[];
}

/** Only what was declared: an undeclared fact is not there for it. */
export function seenBy({ needs, uses = [] }: Declared, known: KnownFacts): Seen<InputName> {
  const seen: { [name: string]: unknown } = {};
  for (const name of needs) seen[name] = known[name];
  for (const name of uses) if (known[name] !== undefined) seen[name] = known[name];
  // Every needed fact is present: the callers have checked that none is missing.
  return seen as unknown as Seen<InputName>;
}

/** Whether a needed fact is missing. */
export function lacks({ needs }: Declared, known: KnownFacts): boolean {
  return needs.some((name) => known[name] === undefined);
}
