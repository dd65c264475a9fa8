import { isEphemeral, versionsOf } from './cipher-suites.ts';
import { weakest, type ClientProfile, type Confidence, type TlsVersion } from './client-profile.ts';
import { protocolFor } from './negotiation-step.ts';
import { endAt, goOn, type Facts, type Step } from './step.ts';

type Support = NonNullable<Facts['tlsSupport']>;

/** Whether client and server have a TLS version, a suite, a group and a signature algorithm in common. */
export function judgeTls(facts: Facts, profile: ClientProfile): Step {
  const protocol = protocolFor(facts, profile);
  if (protocol !== 'ssl' && protocol !== 'hybrid' && protocol !== 'hybridEx') return goOn('confirmed');
  const versions = profile.tlsVersions;
  if (!versions.value)
    return endAt('encryption', 'notKnown', 'unconfirmed', 'its TLS versions are not known');
  const stopped = endsForAll(facts);
  if (stopped) return stopped;
  const support = facts.tlsSupport;
  if (!support || Object.keys(support.versions).length === 0) return judgeByHandshake(facts, profile);
  const common = versions.value.filter((version) => support.versions[version] === 'accepted');
  if (common.length > 0) return judgeSuites(common, support, profile);
  const asked = versions.value.filter((version) => isNo(support.versions[version]));
  return asked.length === versions.value.length
    ? endAt('encryption', 'no', versions.confidence, noVersion(versions.value, support))
    : endAt(
        'encryption',
        'notKnown',
        versions.confidence,
        'not every TLS version this client has was tried on the server',
      );
}

/** A handshake that does not end well for a reason no offer of a client changes. */
function endsForAll({ tlsHandshake, largeFlight }: Facts): Step | undefined {
  if (tlsHandshake?.outcome === 'malformed')
    return endAt(
      'encryption',
      'notKnown',
      'confirmed',
      `the server's handshake is faulty: ${tlsHandshake.problem}`,
    );
  return tlsHandshake?.outcome === 'timedOut' && largeFlight?.outcome === 'stalled'
    ? endAt('encryption', 'no', 'confirmed', 'the large packets with the certificate do not arrive here')
    : undefined;
}

function judgeSuites(common: readonly TlsVersion[], support: Support, profile: ClientProfile): Step {
  const newest = common.at(-1) ?? 'TLS 1.2';
  const { suites, tlsVersions } = profile;
  if (support.suites.length === 0) return goOn(tlsVersions.confidence, newest);
  const confidence = weakest(tlsVersions.confidence, suites.confidence);
  const shared = (suites.value ?? []).filter(
    (suite) =>
      support.suites.includes(suite) && versionsOf(suite).some((version) => common.includes(version)),
  );
  if (shared.length > 0) return judgeGroups(newest, shared, support, profile, confidence);
  const doubtful = profile.doubtfulSuites?.find((suite) => support.suites.includes(suite));
  if (doubtful) {
    return endAt('encryption', 'notKnown', 'unconfirmed', `whether it offers ${doubtful} is not confirmed`);
  }
  return support.exhaustive && suites.value
    ? endAt('encryption', 'no', confidence, 'no cipher suite in common')
    : endAt('encryption', 'notKnown', confidence, 'no common cipher suite was found, but not all were tried');
}

/** A suite without forward secrecy needs neither group nor signature. */
function judgeGroups(
  newest: TlsVersion,
  shared: readonly string[],
  support: Support,
  profile: ClientProfile,
  confidence: Confidence,
): Step {
  const passes = goOn(confidence, `${newest}, ${shared[0] ?? ''}`);
  if (shared.some((suite) => !isEphemeral(suite))) return passes;
  const { groups, signatureAlgorithms } = profile;
  if (disjoint(groups.value, support.groups)) {
    return endAt(
      'encryption',
      support.exhaustive ? 'no' : 'notKnown',
      weakest(confidence, groups.confidence),
      'no elliptic curve or group in common',
    );
  }
  if (disjoint(signatureAlgorithms.value, support.signatureAlgorithms)) {
    return endAt(
      'encryption',
      support.exhaustive ? 'no' : 'notKnown',
      weakest(confidence, signatureAlgorithms.confidence),
      'no signature algorithm in common',
    );
  }
  return passes;
}

/** Only one handshake is known: it says that this version and suite work. */
function judgeByHandshake({ tlsHandshake }: Facts, profile: ClientProfile): Step {
  const { tlsVersions, suites } = profile;
  if (tlsHandshake?.outcome !== 'completed') {
    return endAt(
      'encryption',
      'notKnown',
      tlsVersions.confidence,
      'which TLS versions the server accepts was not measured',
    );
  }
  const { version, cipher } = tlsHandshake;
  return tlsVersions.value?.includes(version) && suites.value?.includes(cipher)
    ? goOn(weakest(tlsVersions.confidence, suites.confidence), `${version}, ${cipher}`)
    : endAt(
        'encryption',
        'notKnown',
        tlsVersions.confidence,
        `the server was seen with ${version} and ${cipher} only, which this client does not have`,
      );
}

function noVersion(own: readonly TlsVersion[], support: Support): string {
  const accepted = Object.entries(support.versions).flatMap(([version, answer]) =>
    answer === 'accepted' ? [version] : [],
  );
  const server = accepted.length > 0 ? accepted.join(', ') : 'none of the versions tried';
  return `no TLS version in common: the server accepts ${server}, this client has ${own.join(', ')}`;
}

function isNo(answer: Support['versions'][TlsVersion]): boolean {
  return answer === 'refused' || answer === 'closed';
}

/** Whether both sides are known and share nothing. */
function disjoint(own: readonly string[] | undefined, server: readonly string[]): boolean {
  return own !== undefined && server.length > 0 && !own.some((name) => server.includes(name));
}
