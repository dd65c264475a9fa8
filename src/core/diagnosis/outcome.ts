import { foreignLogOf } from '../judging/foreign-log.ts';
import { gatewayAtWork, type GatewayAtWork } from '../judging/gateway-refusals.ts';
import { brokeSince } from '../judging/broke-since.ts';
import type { Finding, Outcome } from './diagnosis.ts';
import type { KnownFacts } from './judged.ts';

/** What it comes to: the wire decides where somebody looked at it, else what is recorded and logged. */
export function outcomeOf(known: KnownFacts, lead: Finding | undefined, sure: readonly Finding[]): Outcome {
  const { phaseOfDeath: death, incident, worksFor, gateway } = known;
  if (isBehindGateway(known)) return ofGateway(gateway, lead);
  if (death !== undefined && death.phase !== 'none')
    // An ending that only disturbs was seen beside connections that live: at another address, from another port.
    return lead?.is === 'observation' && lead.impact === 'degrades' ? 'disturbed' : 'fails';
  if (death !== undefined) {
    if (worksFor?.verdict === 'none') return 'fails';
    if (worksFor?.verdict === 'some') return 'worksForSome';
    return sure.some(({ impact }) => impact === 'blocks' || impact === 'degrades') ? 'disturbed' : 'works';
  }
  if (lead?.impact === 'blocks') return 'fails';
  // What as such only degrades has stopped everybody where nobody gets in any more.
  if (lead?.impact === 'degrades') return nobodyGetsIn(incident) ? 'fails' : 'disturbed';
  if (worksAtGateway(known) !== undefined) return 'works';
  return incident?.failing === 'no' &&
    incident.unsettled === undefined &&
    brokeSince(incident).length === 0 &&
    isOurs(known) &&
    !isComplainedOf(known)
    ? 'works'
    : 'unknown';
}

/** The log of a gateway alone, and all is well in it: nothing tells of the computers behind it, nor does anybody complain. */
export function worksAtGateway(known: KnownFacts): GatewayAtWork | undefined {
  const { incident, clientError, reportedContext } = known;
  if (incident === undefined || incident.attempts.length > 0 || incident.failing === 'yes') return undefined;
  if (clientError !== undefined || reportedContext !== undefined) return undefined;
  return gatewayAtWork(known);
}

/** Who says since when it fails is not told that it works because others got in. */
function isComplainedOf({ reportedContext: told, incident }: KnownFacts): boolean {
  const since = told?.unreachableSince ?? told?.lastWorked;
  return since !== undefined && (incident?.lastWorked ?? '') > since;
}

/** Logs of another machine tell of its clients; what ours tells of itself stands. */
function isOurs(known: KnownFacts): boolean {
  if (foreignLogOf(known) === undefined) return true;
  return (known.incident?.attempts ?? []).some(
    ({ side, outcome }) => side === 'client' && outcome === 'worked',
  );
}

function nobodyGetsIn(incident: KnownFacts['incident']): boolean {
  if (incident?.failing !== 'yes') return false;
  return incident.scope === 'everybody' || incident.onset?.how === 'lastSuccess';
}

/** The way goes through the gateway: what the target says to a direct connection decides nothing. */
function ofGateway(gateway: KnownFacts['gateway'], lead: Finding | undefined): Outcome {
  if (lead?.impact === 'blocks') return 'fails';
  if (lead?.impact === 'degrades') return 'disturbed';
  return gateway?.outcome === 'accepted' || gateway?.outcome === 'authenticationAsked' ? 'works' : 'unknown';
}

/** Whether the person's way leads through an RD Gateway. */
export function isBehindGateway({ route, gateway }: KnownFacts): boolean {
  return route === undefined ? gateway !== undefined : route.via === 'gateway';
}
