import type { FactTypes } from '../../../facts/vocabulary.ts';
import type { NegotiationAnswer } from '../../../protocol/negotiation.ts';
import { tenths } from './death.ts';
import type { Story } from '../stories/story.ts';

export type ProtocolAnswer = FactTypes['protocolAnswers'][number];

/** The answer to the client's offer in the words of the facts; undefined where nothing was asked or nothing is known. */
export function negotiationFact(story: Story, endedMs: number | undefined): ProtocolAnswer | undefined {
  const { request, answer } = story;
  if (request === undefined || answer === undefined) return undefined;
  const told = answerFact(answer, endedMs);
  return told === undefined ? undefined : { offer: [...request.offer], answer: told };
}

/** `endedMs`: how long the request had waited when the connection ended; undefined where the capture ended first. */
function answerFact(
  answer: NegotiationAnswer,
  endedMs: number | undefined,
): ProtocolAnswer['answer'] | undefined {
  switch (answer.outcome) {
    case 'accepted': {
      const { outcome, protocol, flags } = answer;
      return answer.withoutBlock === true
        ? { outcome, protocol, flags, withoutBlock: true }
        : { outcome, protocol, flags };
    }
    case 'refused':
      return { outcome: 'refused', failure: answer.failure, code: answer.code };
    case 'malformed':
      return { outcome: 'malformed', problem: answer.problem };
    default:
      if (endedMs === undefined) return undefined;
      return { outcome: answer.outcome, ms: tenths(endedMs), bytes: answer.bytes };
  }
}
