import { isEphemeral, versionsOf } from './cipher-suites.ts';
import { weakest, type ClientProfile, type Confidence, type TlsVersion } from './client-profile.ts';
import { protocolFor } from './negotiation-step.ts';
import { endAt, goOn, type Facts, type Step } from './step.ts';
import { windowsClients } from './windows-clients.ts';

type Support = NonNullable<Facts['tlsSupport']>;

/** Whether client and server have a TLS version, a suite, a group and a signature algorithm in common. */
export function judgeTls(facts: Facts, profile: ClientProfile): Step {
  const protocol = protocolFor(facts, profile);
  if (protocol !== 'ssl' && protocol !== 'hybrid' && protocol !== 'hybridEx') return goOn('confirmed');
  const versions = profile.tlsVersions;
  if (!versions.value)
    return endAt('encryption', 'notKnown', 'unconfirmed', 'its TLS versions are not known');
  const stopped = endsForAll(facts) ?? judgeOwnHello(facts, profile);
  if (stopped) return stopped;
  const support = supportOf(facts);
  if (!support || Object.keys(support.versions).length === 0) return judgeByHandshake(facts, profile);
  const common = versions.value.filter((version) => support.versions[version] === 'accepted');
  if (common.length > 0) return judgeSuites(common, support, profile);
  const asked = versions.value.filter((version) => isNo(version, support));
  return asked.length === versions.value.length
    ? endAt('encryption', 'no', versions.confidence, noVersion(versions.value, support))
    : endAt(
        'encryption',
        'notKnown',
        versions.confidence,
        'not every TLS version this client has was tried on the server',
      );
}

/** Where connections come and go, what a scan did not meet may have been cut by chance: it excludes nothing. */
function supportOf(facts: Facts): Support | undefined {
  const { tlsSupport } = facts;
  return tlsSupport === undefined || isSteady(facts) ? tlsSupport : { ...tlsSupport, exhaustive: false };
}

function isSteady({ connectionQuality: quality }: Facts): boolean {
  return quality === undefined || quality.completed === quality.attempts;
}

/** A handshake that does not end well for a reason no offer of a client changes. */
function endsForAll({ tlsHandshake, largeFlight, credssp }: Facts): Step | undefined {
  const ends = (why: string) => endAt('encryption', 'no', 'confirmed', why);
  const ended = credssp && 'ending' in credssp ? credssp.ending : undefined;
  if (ended?.by === 'alert' && ended.alert === CERTIFICATE_REQUIRED) return ends(needsCertificate);
  switch (tlsHandshake?.outcome) {
    case 'malformed': {
      const { code } = tlsHandshake.problem;
      const why = faults[code];
      if (why !== undefined) return ends(why);
      return endAt('encryption', 'notKnown', 'confirmed', `the server's handshake is faulty (${code})`);
    }
    case 'alert':
      if (tlsHandshake.askedClientCertificate) return ends(needsCertificate);
      return ofVersions.has(tlsHandshake.alert)
        ? undefined
        : endAt(
            'encryption',
            'notKnown',
            'confirmed',
            `the server ends TLS with alert ${tlsHandshake.alert}`,
          );
    case 'closed':
    case 'reset':
    case 'timedOut':
      return largeFlight?.outcome === 'stalled'
        ? ends('the large packets with the certificate do not arrive here')
        : endAt(
            'encryption',
            'notKnown',
            'confirmed',
            'TLS ended before client and server could be compared',
          );
    default:
      return undefined;
  }
}

/** RFC 8446 6.2: certificate_required. */
const CERTIFICATE_REQUIRED = 116;
const needsCertificate = 'the server demands a certificate of the client, and clients have none to show';

/** What no client goes on after, by the code of the problem. */
const faults: { readonly [code: string]: string | undefined } = {
  plainRdp: 'the server goes on in plain text where TLS was agreed on',
  notTls: 'the server answers the handshake with something that is not TLS',
  otherProtocol: 'another service answers the handshake',
  wrongSignature: 'the server signs with another key than that of its certificate',
};

const metWith: Readonly<Record<string, string>> = { closed: 'a close', reset: 'a reset' };

/** The very hello of mstsc was sent: what it met decides for that client, and for those that offer no more than it. */
function judgeOwnHello(facts: Facts, profile: ClientProfile): Step | undefined {
  const { clientHello, tlsHandshake } = facts;
  if (clientHello === undefined || clientHello.outcome === 'timedOut') return undefined;
  const { outcome, version, suite, alert } = clientHello;
  if (outcome === 'answered') {
    const takes = profile.tlsVersions.value?.includes(version ?? 'SSL 2.0') === true;
    return takes && profile.suites.value?.includes(suite ?? '') === true
      ? goOn(weakest(profile.tlsVersions.confidence, profile.suites.confidence), `${version}, ${suite}`)
      : undefined;
  }
  if (tlsHandshake === undefined || !offersNoMore(profile)) return undefined;
  if ((outcome === 'closed' || outcome === 'reset') && !isSteady(facts)) return undefined;
  const how = outcome === 'alert' ? `alert ${alert ?? 0}` : (metWith[outcome] ?? 'something else than TLS');
  const own = profile.id === clientHello.client ? 'confirmed' : profile.suites.confidence;
  const takes = tlsHandshake.outcome === 'completed' ? `, while ${tlsHandshake.cipher} is accepted` : '';
  return endAt('encryption', 'no', own, `what it offers is answered with ${how}${takes}`);
}

/** Whether all that a client offers is in the hello of mstsc on Windows 11 23H2. */
function offersNoMore({ suites, tlsVersions, groups, doubtfulSuites }: ClientProfile): boolean {
  const within = (own: readonly string[] | undefined, all: readonly string[] | undefined) =>
    own !== undefined && own.every((name) => all?.includes(name));
  return (
    doubtfulSuites === undefined &&
    within(suites.value, helloSender?.suites.value) &&
    within(tlsVersions.value, helloSender?.tlsVersions.value) &&
    within(groups.value, helloSender?.groups.value)
  );
}

const helloSender = windowsClients.find(({ id }) => id === 'mstsc-windows-11-23h2');

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
      support.exhaustive
        ? 'no elliptic curve or group in common'
        : 'no common elliptic curve or group was found, but not all were tried',
    );
  }
  if (disjoint(signatureAlgorithms.value, support.signatureAlgorithms)) {
    return endAt(
      'encryption',
      support.exhaustive ? 'no' : 'notKnown',
      weakest(confidence, signatureAlgorithms.confidence),
      support.exhaustive
        ? 'no signature algorithm in common'
        : 'no common signature algorithm was found, but not all were tried',
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

/** A close, or an alert that speaks of something else, says nothing of the version. */
function isNo(version: TlsVersion, { versions, alerts }: Support): boolean {
  const alert = alerts[version];
  return versions[version] === 'refused' && (alert === undefined || ofVersions.has(alert));
}

/** handshake_failure, protocol_version, insufficient_security, inappropriate_fallback. */
const ofVersions: ReadonlySet<number> = new Set([40, 70, 71, 86]);

/** Whether both sides are known and share nothing. */
function disjoint(own: readonly string[] | undefined, server: readonly string[]): boolean {
  return own !== undefined && server.length > 0 && !own.some((name) => server.includes(name));
}
