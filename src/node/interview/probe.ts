import type { FactName, FactTypes } from '../../core/facts/vocabulary.ts';
import type { Gap } from '../../core/facts/case-file.ts';
import type { Limits } from '../wire/limits.ts';
import type { Attempt, ProtocolAnswer } from './attempt.ts';
import type { Connected } from '../wire/connect.ts';
import type { Credentials } from './credentials.ts';
import type { OpenAddress } from './tcp.ts';
import type { Target } from '../target/target.ts';

/** What the person asked for beyond an ordinary check; it decides which questions are put. */
export interface Wishes {
  readonly deep: boolean;
  readonly repeat?: number | undefined;
  readonly credentials?: Credentials | undefined;
}

/** What a probe may use: where to ask, how long, and the connections it was granted. */
export interface Look {
  readonly target: Target;
  /** The address that conversations go to. */
  readonly address: string;
  readonly rttMs: number;
  readonly limits: Limits;
  readonly signal: AbortSignal;
  readonly wishes: Wishes;
  /** How many connections were granted; `open` beyond that is a mistake of ours and throws. */
  readonly granted: number;
  readonly open: () => Promise<Connected>;
  readonly openFrom: (localPort: number) => Promise<Connected>;
  /** Connections of the port test to other addresses, still open and paid for; each is handed out once. */
  readonly others: () => Promise<readonly OpenAddress[]>;
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
  /** Leaf certificates the address presented, one for each connection. */
  readonly leaves?: readonly Leaf[];
}

export type Leaf = Pick<FactTypes['tlsCertificate'], 'sha256' | 'notAfter'>;

/** One question to the live system. Network failure is an answer, so `run` does not throw for it. */
export interface Probe {
  readonly name: string;
  readonly asks: string;
  readonly provides: readonly FactName[];
  /** TCP connections it needs at least and can use at most. */
  readonly connections: { readonly least: number; readonly most: number };
  /** Its connections are put aside from the start, for it comes last: a logon. */
  readonly reserved?: true;
  /** Its connections come on top, because a person asked for so many. */
  readonly onTop?: (wishes: Wishes) => number | undefined;
  /** Needs no turn of its own: it runs while others do. */
  readonly beside?: true;
  /** What it shows is shown to the person watching, phase by phase. */
  readonly shown?: true;
  /** It takes so many connections that a part of them, cut off by the deadline, still tells something. */
  readonly long?: true;
  /** How much the question matters with what is known so far; 0 = not now. The more urgent is asked first. */
  readonly urgency: (known: Partial<FactTypes>, wishes: Wishes) => number;
  readonly run: (look: Look, known: Partial<FactTypes>) => Promise<Found>;
}

export function defineProbe(probe: Probe): Probe {
  return probe;
}
