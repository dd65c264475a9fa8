import type { FactName } from '../facts/vocabulary.ts';

/** A fact, and what it says about the statement that cites it. */
export interface Citation<N extends FactName = FactName> {
  readonly fact: N;
  readonly says: string;
}

/** A citation as one call, so that the name of the fact keeps its literal type. */
export function cite<N extends FactName>(fact: N, says: string): Citation<N> {
  return { fact, says };
}
