import type { FactTypes } from '../facts/vocabulary.ts';

/** Numbers that say that nothing failed: the session was ended by a person or a program. */
const nothingFailed = { codes: [1, 2], extended: [1, 2, 0xb, 0xc] };

/** Whether what the client showed says that nothing failed. */
export function saysNothingFailed({ code, extended }: FactTypes['clientError']): boolean {
  if (extended !== undefined && nothingFailed.extended.includes(extended)) return true;
  return code !== undefined && nothingFailed.codes.includes(code) && !extended;
}
