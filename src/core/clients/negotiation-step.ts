import type { FactTypes } from '../facts/vocabulary.ts';
import type { ClientProfile, Protocol } from './client-profile.ts';
import { endAt, goOn, type Facts, type Step } from './step.ts';

type Answer = FactTypes['rdpNegotiation'];

/** What the server makes of this client's offer. */
export function judgeNegotiation(facts: Facts, profile: ClientProfile): Step {
  const offer = profile.offers.value;
  if (!offer) return endAt('negotiation', 'notKnown', 'unconfirmed', 'what this client offers is not known');
  const answer = answerTo(offer, facts);
  if (!answer) {
    return endAt(
      'negotiation',
      'notKnown',
      profile.offers.confidence,
      `the server was not asked with ${wordsFor(offer)}`,
    );
  }
  switch (answer.outcome) {
    case 'accepted':
      return judgeAccepted(answer.protocol, profile);
    case 'refused':
      return judgeRefused(answer, profile);
    default:
      return endAt(
        'negotiation',
        'no',
        'confirmed',
        'the server ends the negotiation without a usable answer to this offer',
      );
  }
}

/** The protocol this client would end up with, as far as the answers tell. */
export function protocolFor(facts: Facts, profile: ClientProfile): Protocol | undefined {
  const answer = profile.offers.value && answerTo(profile.offers.value, facts);
  return answer?.outcome === 'accepted' ? answer.protocol : undefined;
}

function judgeAccepted(protocol: Protocol, profile: ClientProfile): Step {
  if (protocol === 'hybrid' || protocol === 'hybridEx') return goOn(profile.offers.confidence, 'NLA agreed');
  if (protocol === 'ssl') return goOn(profile.offers.confidence, 'TLS agreed');
  if (protocol === 'rdp' || protocol === 'none') return judgeStandard(profile);
  const { value: offer = [], confidence } = profile.offers;
  const name = protocol.toUpperCase();
  return offer.includes(protocol)
    ? endAt('negotiation', 'notKnown', confidence, `the server chose ${name}`)
    : endAt(
        'negotiation',
        'no',
        confidence,
        `the server chose ${name}, which this client does not offer by default`,
      );
}

function judgeRefused(answer: Extract<Answer, { outcome: 'refused' }>, profile: ClientProfile): Step {
  switch (answer.failure) {
    case 'sslNotAllowedByServer':
      return judgeStandard(profile);
    case 'hybridRequiredByServer':
      return endAt(
        'negotiation',
        'no',
        profile.offers.confidence,
        profile.offers.value?.includes('hybrid')
          ? 'the server says that NLA was not offered, though it was'
          : 'the server requires NLA, which this client does not offer',
      );
    case 'sslRequiredByServer':
      return endAt(
        'negotiation',
        'no',
        profile.offers.confidence,
        profile.offers.value?.includes('ssl')
          ? 'the server says that TLS was not offered, though it was'
          : 'the server requires TLS, which this client does not offer',
      );
    case 'sslCertNotOnServer':
      return endAt(
        'negotiation',
        'no',
        profile.offers.confidence,
        'the server has no certificate it could use for TLS',
      );
    default:
      return endAt(
        'negotiation',
        'no',
        profile.offers.confidence,
        answer.failure === 'inconsistentFlags'
          ? 'the server finds the offer inconsistent with the encryption in use'
          : 'the server demands a certificate of the client',
      );
  }
}

/** The server takes standard RDP security only. */
function judgeStandard({ standardSecurity }: ClientProfile): Step {
  const { value, confidence, source } = standardSecurity;
  if (value === undefined)
    return endAt(
      'negotiation',
      'notKnown',
      confidence,
      `the server allows standard RDP security only; ${source}`,
    );
  return value
    ? goOn(confidence, 'standard RDP security, without TLS')
    : endAt(
        'negotiation',
        'no',
        confidence,
        'the server allows standard RDP security only, which this client does not do',
      );
}

/** The measured answer to this offer, or the one that follows from the answer to a larger offer. */
function answerTo(offer: readonly Protocol[], facts: Facts): Answer | undefined {
  const asked = facts.protocolAnswers ?? [];
  const exact = asked.filter((one) => sameOffer(one.offer, offer));
  // One answer outweighs a silence before it: a cookie such as mstsc sends may have made the difference.
  const told = exact.find(({ answer }) => answer.outcome === 'accepted' || answer.outcome === 'refused');
  if (told ?? exact[0]) return (told ?? exact[0])?.answer;
  const larger = [
    ...asked.filter((one) => offer.every((protocol) => one.offer.includes(protocol))),
    ...(facts.rdpNegotiation ? [{ offer: modernOffer, answer: facts.rdpNegotiation }] : []),
  ];
  for (const { answer } of larger) {
    const follows = followsFor(offer, answer);
    if (follows) return follows;
  }
  return undefined;
}

/** What an answer to a larger offer means for a part of it; undefined where it means nothing. */
function followsFor(offer: readonly Protocol[], answer: Answer): Answer | undefined {
  if (answer.outcome === 'accepted') {
    if (answer.protocol === 'none' || answer.protocol === 'rdp' || offer.includes(answer.protocol))
      return answer;
    // HYBRID_EX is HYBRID with one more message: a server that takes it takes HYBRID.
    return answer.protocol === 'hybridEx' && offer.includes('hybrid')
      ? { ...answer, protocol: 'hybrid' }
      : undefined;
  }
  if (answer.outcome !== 'refused') return answer;
  return answer.failure === 'sslNotAllowedByServer' || answer.failure === 'sslCertNotOnServer'
    ? answer
    : undefined;
}

function sameOffer(one: readonly Protocol[], other: readonly Protocol[]): boolean {
  return one.length === other.length && one.every((protocol) => other.includes(protocol));
}

function wordsFor(offer: readonly Protocol[]): string {
  const words = offer.map((protocol) => protocolWords[protocol] ?? protocol);
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}` : words.join('');
}

const protocolWords: { readonly [protocol: string]: string | undefined } = {
  none: 'no negotiation block',
  rdp: 'standard RDP security',
  ssl: 'TLS',
  hybrid: 'NLA',
  hybridEx: 'NLA (HYBRID_EX)',
};

/** The offer behind the fact rdpNegotiation. */
const modernOffer: readonly Protocol[] = ['ssl', 'hybrid', 'hybridEx'];
