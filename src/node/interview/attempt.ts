import type { Phase } from '../../core/facts/phases.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { NegotiationAnswer } from '../../core/protocol/negotiation.ts';
import { toldAnswer } from '../../core/protocol/told-answer.ts';
import type { Trace } from '../wire/trace.ts';

export type Ending = FactTypes['connectionAttempts'][number]['ending'];
export type Offer = FactTypes['connectionAttempts'][number]['offer'];
export type ProtocolAnswer = FactTypes['protocolAnswers'][number];

/** One connection: what was offered, how far it came, how it ended. */
export interface Attempt {
  readonly address: string;
  readonly offer: Offer;
  /** The phase in which it ended. */
  readonly reached: Phase;
  readonly ending: Ending;
  readonly ms: number;
  readonly at: string;
  /** Whether it went the way mstsc goes; other attempts asked only one question. */
  readonly asClient: boolean;
  /** The time allowed for the whole check was up before it could tell anything. */
  readonly cutShort: boolean;
  readonly lines: FactTypes['phases'];
  /** It went further than the others can by intent (a logon), so its end is the one that counts. */
  readonly decisive?: boolean;
  /** The request was sent with an mstshash cookie. */
  readonly cookie?: boolean;
}

/** The answer to an offer in the words of the facts. */
export function answerOf(answer: NegotiationAnswer, trace: Trace): ProtocolAnswer['answer'] {
  return toldAnswer(answer, ({ outcome, bytes }) => ({ outcome, ms: round(trace.ms), bytes }));
}

/** Who ended an exchange, in the words of the facts; `outcome` is what the conversation made of it. */
export function endingOf(
  outcome: 'closed' | 'reset' | 'timedOut' | 'malformed' | 'refused' | 'alert',
  after: Ending['after'],
  trace: Flow,
): Ending {
  const { ms, bytesIn: bytes, ending } = trace;
  const system = ending?.by === 'icmp' && ending.code !== undefined ? { system: ending.code } : {};
  const alert = ending?.alert === undefined ? {} : { alert: ending.alert };
  return {
    by: byWhom(outcome, trace),
    after,
    ms: round(ms),
    bytes,
    ...system,
    ...alert,
    ...trickleOf(trace),
  };
}

/** What of a trace tells how it ended. */
type Flow = Pick<Trace, 'ms' | 'bytesIn' | 'ending'> & Partial<Pick<Trace, 'pieces' | 'longestPauseMs'>>;

/** Bytes that kept coming, few at a time, until our patience was over: a trickle, not a hang and not a flood. */
export function trickleOf({
  ms,
  bytesIn,
  ending,
  pieces = 0,
  longestPauseMs = 0,
}: Flow): Pick<Ending, 'trickled'> {
  if (ending?.limit !== 'time' || pieces < TRICKLE_PIECES) return {};
  const bytesPerSecond = Math.round((bytesIn / ms) * 10_000) / 10;
  return { trickled: { pieces, longestPauseMs: round(longestPauseMs), bytesPerSecond } };
}

/** Fewer pieces are an answer that stopped in its middle. */
const TRICKLE_PIECES = 3;

function byWhom(outcome: string, { ending }: Flow): Ending['by'] {
  if (outcome === 'malformed') return 'nonsense';
  if (outcome === 'refused') return 'refusal';
  if (outcome === 'alert') return 'alert';
  // A peer that drips or pours past every limit was talking, only not what was asked.
  if (ending?.by === 'cut') return ending.code === 'deadline' ? 'us' : 'nonsense';
  if (ending?.by === 'icmp' || ending?.by === 'alert') return ending.by;
  if (outcome === 'closed') return 'fin';
  return outcome === 'reset' ? 'rst' : 'silence';
}

/** Milliseconds to a tenth. */
export function round(ms: number): number {
  return ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms);
}
