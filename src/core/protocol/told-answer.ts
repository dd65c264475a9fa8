import type { Ending } from './conversation.ts';
import type { NegotiationAnswer } from './negotiation.ts';

/** What a server told in its answer to an offer, without what was only counted; `ended` says it where it ended instead. */
export function toldAnswer<E>(
  answer: NegotiationAnswer,
  ended: (how: { readonly outcome: Ending; readonly bytes: number }) => E,
) {
  switch (answer.outcome) {
    case 'accepted': {
      const { outcome, protocol, flags } = answer;
      return answer.withoutBlock === true
        ? { outcome, protocol, flags, withoutBlock: true }
        : { outcome, protocol, flags };
    }
    case 'refused': {
      const { outcome, failure, code } = answer;
      return { outcome, failure, code };
    }
    case 'malformed': {
      const { outcome, problem } = answer;
      return { outcome, problem };
    }
    default:
      return ended(answer);
  }
}
