import { logsByComputer } from '../facts/event-log.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import type { InputName, Seen } from '../judging/inputs.ts';
import type { Citation } from '../judging/citation.ts';
import { proofKindOf, type ProofKind } from '../judging/proof.ts';
import type { ProofSign } from '../judging/signs.ts';
import type { Impact, Statement } from '../judging/statement.ts';
import type { Sign } from '../observations/signs.ts';

export { cite, citeEvent, citeSilence, type Citation } from '../judging/citation.ts';
export type { Impact } from '../judging/statement.ts';

/** What a cause says of a case: its proof and of what kind that is, a mere suspicion, that it is not so, or nothing. */
export type Verdict<N extends InputName = InputName> =
  | {
      readonly is: 'proven';
      readonly by: ProofKind;
      /** What is, where the facts allow to say it more exactly than the cause in general. */
      readonly title?: string;
      /** How it bites here, where that differs from how the cause bites in general. */
      readonly impact?: Impact;
      readonly because: readonly Citation<N>[];
    }
  | {
      readonly is: 'suspected';
      readonly impact?: Impact;
      readonly because: readonly Citation<N>[];
    }
  | { readonly is: 'ruledOut'; readonly because: readonly Citation<N>[] }
  | { readonly is: 'unclear'; readonly because: readonly Citation<N>[] };

/** What an example of a cause expects: the kind of its proof, or one of the other verdicts. */
export type Expected = ProofKind | Exclude<Verdict['is'], 'proven'>;

/** One reason a connection fails: how it is proven, what it would look like, what to do. It names no other cause. */
export interface CauseSpec<Needs extends InputName, Uses extends InputName> extends Statement<
  Needs,
  Uses,
  Expected
> {
  /** The file name; a noun in the failing state. */
  readonly id: string;
  /** What would be observed if it were so. */
  readonly predicts: readonly Sign[];
  /** Too seldom to be offered where nothing speaks for it but the ending. */
  readonly rare?: true;
  /** The signs that its own proof consists of: a cause that predicts one of them lies deeper. */
  readonly shows?: readonly ProofSign[];
  /** What cannot be observed while it is so: settings of another machine or another time prove nothing. */
  readonly forbids?: readonly Sign[];
  readonly detect: (facts: Seen<Needs, Uses>) => Verdict<Needs | Uses>;
}

/** A cause with its fact types forgotten, so that causes can stand in one list. */
export type Cause = CauseSpec<InputName, InputName>;

export function defineCause<const Needs extends InputName, const Uses extends InputName = never>(
  spec: CauseSpec<Needs, Uses>,
): Cause {
  // Sound because the engine calls detect and remedies only when every needed fact is known.
  return spec;
}

/** Proven; the first citation is the proof, and its fact tells of what kind. */
export function proven<N extends InputName>(...because: Citation<N>[]): Verdict<N> {
  return { is: 'proven', by: proofKindOf(because), because };
}

/** Proven, and here it bites otherwise than in general. */
export function provenAs<N extends InputName>(impact: Impact, ...because: Citation<N>[]): Verdict<N> {
  return { is: 'proven', by: proofKindOf(because), impact, because };
}

/** A pattern that fits this cause better than any other. */
export function inferred<N extends InputName>(...because: Citation<N>[]): Verdict<N> {
  const kind = proofKindOf(because);
  return { is: 'proven', by: kind === 'told' ? 'told' : 'inferred', because };
}

/** A pattern, and here it bites otherwise than in general. */
export function inferredAs<N extends InputName>(impact: Impact, ...because: Citation<N>[]): Verdict<N> {
  const kind = proofKindOf(because);
  return { is: 'proven', by: kind === 'told' ? 'told' : 'inferred', impact, because };
}

/** The same verdict, with what is said more exactly. */
export function entitled<N extends InputName>(title: string, verdict: Verdict<N>): Verdict<N> {
  return verdict.is === 'proven' ? { ...verdict, title } : verdict;
}

/**
 * What the log says of any one machine: where it holds several, what one of them did since is no sign of life of another, and
 * the one that is meant is named.
 */
export function ofAnyMachine<N extends InputName>(
  log: EventLog | undefined,
  title: string,
  judge: (log: EventLog | undefined) => Verdict<N>,
): Verdict<N> {
  const logs = logsByComputer(log);
  const verdicts = logs.map((own) => {
    const computer = logs.length > 1 ? own?.tallies[0]?.computer : undefined;
    const verdict = judge(own);
    return computer === undefined || computer === '' ? verdict : entitled(`${title} on ${computer}`, verdict);
  });
  return verdicts.find(({ is }) => is === 'proven') ?? judge(log);
}

type EventLog = FactTypes['serverEvents'];

/** Something speaks for it and nothing proves it: a candidate. */
export function suspected<N extends InputName>(...because: Citation<N>[]): Verdict<N> {
  return { is: 'suspected', because };
}

/** A candidate that would bite otherwise here than in general. */
export function suspectedAs<N extends InputName>(impact: Impact, ...because: Citation<N>[]): Verdict<N> {
  return { is: 'suspected', impact, because };
}

export function ruledOut<N extends InputName>(...because: Citation<N>[]): Verdict<N> {
  return { is: 'ruledOut', because };
}

export function unclear<N extends InputName>(...because: Citation<N>[]): Verdict<N> {
  return { is: 'unclear', because };
}
