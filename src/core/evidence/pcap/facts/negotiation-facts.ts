import type { FactTypes } from '../../../facts/vocabulary.ts';
import { toldAnswer } from '../../../protocol/told-answer.ts';
import { tenths } from './death.ts';
import type { Story } from '../stories/story.ts';

export type ProtocolAnswer = FactTypes['protocolAnswers'][number];

/**
 * The answer to the client's offer in the words of the facts; undefined where nothing was asked or nothing is known.
 * `endedMs`: how long the request had waited when the connection ended; undefined where the capture ended first.
 */
export function negotiationFact(story: Story, endedMs: number | undefined): ProtocolAnswer | undefined {
  const { request, answer } = story;
  if (request === undefined || answer === undefined) return undefined;
  const told = toldAnswer(answer, ({ outcome, bytes }) =>
    endedMs === undefined ? undefined : { outcome, ms: tenths(endedMs), bytes },
  );
  return told === undefined ? undefined : { offer: [...request.offer], answer: told };
}
