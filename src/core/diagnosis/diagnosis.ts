import type { Phase } from '../facts/phases.ts';
import type { Gap, Source } from '../facts/case-file.ts';
import type { Change } from '../incident/changes.ts';
import type { Citation } from '../judging/citation.ts';
import type { ProofKind } from '../judging/proof.ts';
import type { Impact, WorthTrying } from '../judging/statement.ts';
import type { Remedy } from '../remedy/remedy.ts';
import type { Confidence } from './confidence.ts';

/** A fact, what it says, and who observed it. */
export interface Evidence extends Citation {
  readonly source: Source;
}

/** Something that was observed, proven or suspected, in the words of its file. */
export interface Finding {
  /** An observation was measured and has no confidence; a cause has a proof, or is a candidate without one. */
  readonly is: 'observation' | 'cause';
  readonly id: string;
  readonly title: string;
  readonly phase: Phase;
  readonly impact: Impact;
  readonly proof?: ProofKind;
  readonly confidence?: Confidence;
  /** How it agrees with what the person saw; hearsay never changes what is known. */
  readonly relevance: Relevance;
  readonly evidence: readonly Evidence[];
  readonly explanation: string;
  readonly remedies: readonly Remedy[];
  readonly worthTrying?: WorthTrying;
  readonly wouldNotHelp: readonly string[];
  readonly settledBy?: string;
  readonly dialogs: readonly string[];
  readonly references: readonly string[];
}

export type Relevance = 'fits' | 'contradicts' | 'silent';

/** What the person saw, and what the case says to it; always answered where somebody saw something. */
export interface Told {
  readonly saw: string;
  readonly fit: Relevance;
  /** One sentence without a full stop. */
  readonly says: string;
}

/** Something that could not be judged, and what would settle it. */
export interface OpenQuestion {
  readonly id: string;
  readonly title: string;
  readonly phase: Phase;
  readonly evidence: readonly Evidence[];
  readonly missing: readonly Gap[];
  readonly settledBy?: string;
}

export interface RuledOut {
  readonly id: string;
  readonly title: string;
  readonly phase: Phase;
  readonly evidence: readonly Evidence[];
}

/**
 * What it comes to, worked out once: it works for current clients, only for some of them, with something that disturbs, it
 * fails, or that is not known.
 */
export const outcomes = ['works', 'worksForSome', 'disturbed', 'fails', 'unknown'] as const;
export type Outcome = (typeof outcomes)[number];

/** The judgement over one case file: the only input of reports, plans, exit codes and the store. */
export interface Diagnosis {
  readonly format: 2;
  readonly target: string;
  readonly outcome: Outcome;
  /** Where it dies or is disturbed. */
  readonly phase?: Phase;
  /** One sentence: what is. */
  readonly headline: string;
  /** What explains the ending, else the ending itself, else the gravest thing there is. */
  readonly lead?: Finding;
  /** Shallower things that the lead or another finding brings about. */
  readonly symptoms: readonly Finding[];
  /** Also true, and no explanation of the ending. */
  readonly also: readonly Finding[];
  /** Candidates: they predict the ending, or something speaks for them; nothing proves them. */
  readonly perhaps: readonly Finding[];
  /** Read somewhere, and contradicted by what was measured: of another machine or another time. */
  readonly contradicted: readonly Finding[];
  /** To be done first because it is cheap, safe and reversible, although nothing proves that it cures. */
  readonly tryFirst: readonly Finding[];
  readonly told?: Told;
  /** What began with the failures, the most telling first. */
  readonly began: readonly Change[];
  readonly open: readonly OpenQuestion[];
  readonly ruledOut: readonly RuledOut[];
}

/** Everything that is more than a candidate, the lead first. */
export function findingsOf({ lead, symptoms, also }: Diagnosis): readonly Finding[] {
  return [...(lead === undefined ? [] : [lead]), ...symptoms, ...also];
}
