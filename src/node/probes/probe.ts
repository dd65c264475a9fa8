import type { FactName, FactTypes } from '../../core/facts/vocabulary.ts';
import type { Gap } from '../../core/facts/case-file.ts';
import type { Limits } from '../drive.ts';
import type { Attempt, ProtocolAnswer } from './attempt.ts';
import type { Connected } from './connect.ts';
import type { Target } from './target.ts';

/** What a probe may use: where to ask, how long, and the connections it was granted. */
export interface Look {
  readonly target: Target;
  /** The address that conversations go to. */
  readonly address: string;
  readonly limits: Limits;
  readonly signal: AbortSignal;
  /** How many connections were granted; `open` beyond that is a mistake of ours and throws. */
  readonly granted: number;
  readonly open: () => Promise<Connected>;
  /** Tells the person watching how one phase went. */
  readonly tell: (line: PhaseLine) => void;
}

/** One line of the connection as it is shown while it is being found out. */
export type PhaseLine = FactTypes['phases'][number];

/** What a probe found: facts, what it wanted and did not get, and the connections it made. */
export interface Found {
  readonly facts: Partial<FactTypes>;
  readonly gaps?: readonly Gap[];
  readonly attempts?: readonly Attempt[];
  readonly answers?: readonly ProtocolAnswer[];
}

/** One question to the live system. Network failure is an answer, so `run` does not throw for it. */
export interface Probe {
  readonly name: string;
  /** What is being found out, for the person watching. */
  readonly asks: string;
  readonly provides: readonly FactName[];
  /** TCP connections it needs at least and can use at most. */
  readonly connections: { readonly least: number; readonly most: number };
  /** How much the question matters with what is known so far; 0 = not now. The more urgent is asked first. */
  readonly urgency: (known: Partial<FactTypes>, deep: boolean) => number;
  readonly run: (look: Look, known: Partial<FactTypes>) => Promise<Found>;
}

export function defineProbe(probe: Probe): Probe {
  return probe;
}
