import { weakest, type ClientProfile, type TlsVersion } from './client-profile.ts';
import { protocolFor } from './negotiation-step.ts';
import { endAt, goOn, type Facts, type Step, isSteady } from './step.ts';
import { judgeOwnHello } from './own-hello-step.ts';
import { type Support, judgeSuites } from './suites-step.ts';

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
