import { fact, type Fact, type Gap } from '../../../facts/case-file.ts';
import type { GapCode, GapDetail } from '../../../facts/problems.ts';
import type { FactName, FactTypes } from '../../../facts/vocabulary.ts';
import type { Crypto } from '../../../protocol/crypto.ts';
import { isEstablished, tenths, type Fate } from './death.ts';
import type { Dialogue } from '../stories/dialogue.ts';
import type { GatewayStory } from '../stories/gateway-story.ts';
import type { ProtocolAnswer } from './negotiation-facts.ts';
import { connectFact, largeFlightFact, pathFact } from './path-facts.ts';
import { phaseLines } from './phase-lines.ts';
import { sessionFact, signInFacts } from './sign-in-facts.ts';
import { speechFact } from './speech-fact.ts';
import type { Story } from '../stories/story.ts';
import { certificateFacts, certificatesOf, tlsHandshakeFact } from './tls-facts.ts';

/** One judged connection, before it is put beside the others to the same server. */
export interface Judged {
  readonly dialogue: Dialogue;
  readonly story: Story;
  readonly fate: Fate;
  readonly address: string;
  readonly at: string;
  readonly protocolAnswer: ProtocolAnswer | undefined;
  /** The RD Gateway it went through. */
  readonly gateway?: GatewayStory;
}

type Unclear = (name: FactName, code: GapCode, params?: GapDetail['params']) => void;
type Values = { -readonly [N in FactName]?: FactTypes[N] };

/** Everything one connection tells; `siblings` are all connections between the same two, in order, itself included. */
export function reportConnection(
  judged: Judged,
  siblings: readonly Judged[],
  from: string,
  crypto: Crypto | undefined,
  endedAt: number,
): { readonly facts: readonly Fact[]; readonly gaps: readonly Gap[] } {
  const { dialogue, story, fate, address, at, protocolAnswer } = judged;
  const values: Values = { capturePath: pathFact(dialogue), phases: phaseLines(dialogue, story, fate) };
  const gaps: Gap[] = [];
  const unclear: Unclear = (name, code, params) =>
    gaps.push({
      name,
      reason: 'not understood',
      detail: params === undefined ? { code } : { code, params },
    });
  if (judged.gateway === undefined) put(values, 'tcpConnect', connectFact(dialogue, address, endedAt));
  else values.gateway = gatewayFact(judged, judged.gateway);
  if (protocolAnswer !== undefined && asksOnlyForLess(protocolAnswer)) {
    unclear('rdpNegotiation', 'offeredOnlyLess');
  } else {
    put(values, 'rdpNegotiation', protocolAnswer?.answer);
  }
  put(values, 'tlsHandshake', tlsHandshakeFact(story, fate));
  put(values, 'largeFlight', largeFlightFact(dialogue, story, fate));
  if (judged.gateway === undefined) put(values, 'portSpeech', speechFact(dialogue, story));
  const answers = siblings.flatMap((sibling) => sibling.protocolAnswer ?? []);
  if (answers.length > 0) values.protocolAnswers = answers;
  const attempts = siblings.flatMap(attemptFact);
  if (attempts.length > 0) values.connectionAttempts = attempts;
  if (fate.is === 'ended') values.phaseOfDeath = deathFact(judged, fate, siblings);
  else unclear('phaseOfDeath', fate.why.code, fate.why.params);
  if (crypto !== undefined) addCertificate(story, crypto, values, unclear);
  if (story.tls !== undefined && story.tls.completedAt === undefined && fate.is === 'ended') {
    values.tlsEnding = fate.ending;
  }
  if (story.signIn !== undefined) Object.assign(values, signInFacts(story.signIn, fate, at));
  if (story.session !== undefined) put(values, 'sessionStart', sessionFact(story.session, fate));
  put(values, 'standardSecurity', standardFact(story));
  if (isDated(at)) values.clockHere = at;
  addGaps(judged, unclear);
  const source = { by: 'pcap', from, at };
  const facts = Object.entries(values).map(([name, value]) =>
    // Each value was put under its own name above, with its type checked there.
    fact(name as FactName, value, name === 'gateway' ? { ...source, of: 'gateway' } : source),
  );
  return { facts, gaps };
}

function standardFact({ standard }: Story): FactTypes['standardSecurity'] | undefined {
  if (standard?.outcome !== 'answered') return undefined;
  const { rdpVersion, encryptionMethods, encryptionLevel, serverRandomBytes, certificate } =
    standard.security;
  const { rsaBits, offerReceived } = standard.security;
  return {
    rdpVersion,
    encryptionMethods,
    encryptionLevel,
    serverRandomBytes,
    certificate,
    ...(rsaBits !== undefined && { rsaBits }),
    ...(offerReceived !== undefined && { offerReceived }),
  };
}

/** How the gateway answered; its certificate is left out, since a capture cannot say whether it is trusted. */
function gatewayFact({ dialogue, address }: Judged, gateway: GatewayStory): FactTypes['gateway'] {
  const { outcome, httpStatus, schemes, problem } = gateway;
  return {
    host: gateway.host ?? address,
    port: dialogue.server.port,
    outcome,
    ...(httpStatus !== undefined && { httpStatus }),
    ...(schemes.length > 0 && { schemes }),
    transport: 'websocket',
    ...(problem !== undefined && { problem }),
  };
}

/** An offer of nothing better says of the server only that it accepts that. */
function asksOnlyForLess({ offer, answer }: ProtocolAnswer): boolean {
  return answer.outcome === 'accepted' && offer.every((name) => name === 'rdp' || name === 'none');
}

function put<N extends FactName>(values: Values, name: N, value: FactTypes[N] | undefined): void {
  if (value !== undefined) values[name] = value;
}

/** Packets without time stamps leave the epoch, which nobody trusts. */
function isDated(at: string): boolean {
  return at > '1980';
}

function attemptFact({ fate, address, at, story, dialogue }: Judged): FactTypes['connectionAttempts'] {
  if (fate.is === 'open') return [];
  const { reached, ending } = fate;
  const { startedAt, endedAt } = dialogue.connection;
  return [
    {
      address,
      offer: [...(story.request?.offer ?? [])],
      reached,
      ending,
      ms: tenths(endedAt - startedAt),
      at,
    },
  ];
}

/** Where it died, and how many of the connections between the two died the same way. */
function deathFact(
  { dialogue, story }: Judged,
  fate: Fate & { readonly is: 'ended' },
  siblings: readonly Judged[],
): FactTypes['phaseOfDeath'] {
  const attempts = siblings.length;
  const { reached, ending, dead } = fate;
  const leftOpenly = isEstablished(story, dialogue) && (ending.by === 'us' || ending.by === 'fin');
  if (!dead || leftOpenly) return { phase: 'none', sameEnding: 0, attempts };
  const same = siblings.filter(
    ({ fate: other }) =>
      other.is === 'ended' &&
      other.reached === reached &&
      other.ending.by === ending.by &&
      other.ending.alert === ending.alert,
  );
  return { phase: reached, ending, sameEnding: same.length, attempts };
}

function addCertificate(story: Story, crypto: Crypto, values: Values, unclear: Unclear): void {
  const { facts, problem } = certificateFacts(certificatesOf(story), crypto);
  Object.assign(values, facts);
  if (problem !== undefined) unclear('tlsCertificate', 'unreadable', { field: problem });
}

function addGaps({ story, gateway }: Judged, unclear: Unclear): void {
  const { tls, opened, answer } = story;
  const version = tls?.answer.outcome === 'serverHello' ? tls.answer.version : undefined;
  if (opened === undefined && version === 'TLS 1.3') {
    unclear('tlsCertificate', 'encryptedCertificate');
  }
  if (
    version !== undefined &&
    version !== 'TLS 1.3' &&
    tls?.completedAt !== undefined &&
    certificatesOf(story).length === 0
  ) {
    unclear('tlsCertificate', 'resumedSession');
  }
  const withNla = answer?.outcome === 'accepted' && answer.protocol.startsWith('hybrid');
  if (opened === undefined && tls?.completedAt !== undefined && withNla) {
    unclear('credssp', 'encryptedSignIn');
  }
  if (opened === undefined && tls?.completedAt !== undefined) {
    unclear('sessionStart', 'encryptedSession');
  }
  if (story.request === undefined && tls === undefined && gateway === undefined) {
    unclear('rdpNegotiation', 'captureBegins');
  }
}
