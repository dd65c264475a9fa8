import type { Finding, Outcome } from './diagnosis.ts';
import type { KnownFacts } from './judged.ts';

/** What it comes to: the wire decides where somebody looked at it, else what is recorded and logged. */
export function outcomeOf(
  { phaseOfDeath: death, incident, worksFor, route, gateway }: KnownFacts,
  lead: Finding | undefined,
  sure: readonly Finding[],
): Outcome {
  if (route?.via === 'gateway' || (gateway !== undefined && route === undefined))
    return ofGateway(gateway, lead);
  if (death !== undefined && death.phase !== 'none') return 'fails';
  if (death !== undefined) {
    if (worksFor?.verdict === 'none') return 'fails';
    if (worksFor?.verdict === 'some') return 'worksForSome';
    return sure.some(({ impact }) => impact === 'blocks' || impact === 'degrades') ? 'disturbed' : 'works';
  }
  if (lead?.impact === 'blocks') return 'fails';
  if (lead?.impact === 'degrades') return 'disturbed';
  return incident?.failing === 'no' ? 'works' : 'unknown';
}

/** The way goes through the gateway: what the target says to a direct connection decides nothing. */
function ofGateway(gateway: KnownFacts['gateway'], lead: Finding | undefined): Outcome {
  if (lead?.impact === 'blocks') return 'fails';
  if (lead?.impact === 'degrades') return 'disturbed';
  return gateway?.outcome === 'accepted' || gateway?.outcome === 'authenticationAsked' ? 'works' : 'unknown';
}
