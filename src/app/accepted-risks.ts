import { riskIds, type RiskId } from '../core/remedy/action.ts';

/** The risks that somebody names, or which of their words is none. */
export function acceptedRisks(words: readonly string[]): RiskId[] | { readonly strange: string } {
  const risks: RiskId[] = [];
  for (const word of words) {
    const risk = riskIds.find((known) => known === word);
    if (risk === undefined) return { strange: word };
    risks.push(risk);
  }
  return risks;
}
