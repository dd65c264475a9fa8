import type { FactTypes } from '../facts/vocabulary.ts';

/** Whether the negotiation answer has the flags that, of the servers that were measured, only Windows sets. */
export function looksLikeWindows(answer: FactTypes['rdpNegotiation'] | undefined): boolean {
  return answer?.outcome === 'accepted' && (answer.flags & 0x18) !== 0;
}
