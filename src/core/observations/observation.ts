import type { Phase } from '../facts/phases.ts';
import type { InputName, Seen } from '../judging/inputs.ts';
import type { Citation } from '../judging/citation.ts';
import type { Impact, Statement } from '../judging/statement.ts';
import type { ObservationId } from './signs.ts';

export { cite, citeEvent, type Citation } from '../judging/citation.ts';

/** Whether something was seen. It was measured or it was not: there is no confidence in it. */
export type Sighting<N extends InputName = InputName> =
  | {
      readonly is: 'seen';
      /** What is, where the facts allow to say it more exactly than the observation in general. */
      readonly title?: string;
      /** Where and how it bites here, where that differs from how it bites in general. */
      readonly phase?: Phase;
      readonly impact?: Impact;
      readonly because: readonly Citation<N>[];
    }
  | { readonly is: 'notSeen'; readonly because: readonly Citation<N>[] }
  | { readonly is: 'notLooked'; readonly because: readonly Citation<N>[] };

/** What can be seen of a connection without guessing: how it ended, or a trait of what answered. */
export interface ObservationSpec<Needs extends InputName, Uses extends InputName> extends Statement<
  Needs,
  Uses,
  Sighting['is']
> {
  /** The file name. */
  readonly id: ObservationId;
  /** It is a way to end: the diagnosis looks for the cause of it. */
  readonly ending?: true;
  /** It ends the connections of others while ours lives. */
  readonly whileAlive?: true;
  /** Somebody's report or a view from further away: any cause that blocks, or any of the same phase, may stand behind it. */
  readonly hearsay?: 'anyPhase' | 'samePhase';
  /** A log shows no more than how far it came: any cause that bites no later may stand behind it. */
  readonly upTo?: Phase;
  /** Other observations that are the same thing seen from further away. */
  readonly covers?: readonly ObservationId[];
  readonly look: (facts: Seen<Needs, Uses>) => Sighting<Needs | Uses>;
}

/** An observation with its fact types forgotten, so that observations can stand in one list. */
export type Observation = ObservationSpec<InputName, InputName>;

export function defineObservation<const Needs extends InputName, const Uses extends InputName = never>(
  spec: ObservationSpec<Needs, Uses>,
): Observation {
  // Sound because the engine calls look and remedies only when every needed fact is known.
  return spec;
}

export function seen<N extends InputName>(...because: Citation<N>[]): Sighting<N> {
  return { is: 'seen', because };
}

/** Seen, and here it bites otherwise than in general. */
export function seenAs<N extends InputName>(impact: Impact, ...because: Citation<N>[]): Sighting<N> {
  return { is: 'seen', impact, because };
}

export function notSeen<N extends InputName>(...because: Citation<N>[]): Sighting<N> {
  return { is: 'notSeen', because };
}

export function notLooked<N extends InputName>(...because: Citation<N>[]): Sighting<N> {
  return { is: 'notLooked', because };
}
