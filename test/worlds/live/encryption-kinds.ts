import type { FactTypes } from '../../../src/core/facts/vocabulary.ts';
import { malformedHandshake } from '../fact-shapes.ts';
import { issued } from './certificates.ts';
import { round, tlsOf } from './healthy-scene.ts';
import type { Change, LiveKind, Scene } from './scene.ts';

type Ended = 'closed' | 'reset' | 'timedOut';
const nothing: FactTypes['tlsSupport'] = {
  versions: {},
  suites: [],
  groups: [],
  signatureAlgorithms: [],
  exhaustive: false,
  alerts: {},
};
const kind = (
  id: string,
  made: string,
  truths: readonly string[],
  change: Change,
  mayAlso: readonly string[] = [],
): LiveKind => ({
  kind: id,
  family: 'encryption',
  made,
  truths,
  mayAlso,
  change,
});

/** The handshake ends, seen the same way by everything that asks. */
function ends(
  outcome: Ended,
  seen: 'nothing' | 'hello' | 'certificate',
  scene: Scene,
  bytes: number,
): Partial<Scene> {
  const ms = outcome === 'timedOut' ? round(3_000 + scene.rtt) : round(scene.rtt + 1);
  const version = outcome === 'timedOut' ? 'unclear' : 'closed';
  const sawServerHello = seen !== 'nothing';
  return {
    repeats: 3,
    handshake: { outcome, ms, bytes, sawServerHello, sawCertificate: seen === 'certificate' },
    support: sawServerHello
      ? { ...scene.support, versions: { 'TLS 1.2': 'accepted' } }
      : { ...nothing, versions: { 'TLS 1.0': version, 'TLS 1.1': version, 'TLS 1.2': version } },
    flight: { outcome: 'stalledAndSmallToo', bytes },
    raw: { outcome },
  };
}

function alerts(alert: number, scene: Scene, hello = false): Partial<Scene> {
  return {
    repeats: 3,
    handshake: {
      outcome: 'alert',
      alert,
      ms: round(scene.rtt + 2),
      sawServerHello: hello,
      askedClientCertificate: false,
    },
    support: {
      ...nothing,
      versions: { 'TLS 1.0': 'refused', 'TLS 1.1': 'refused', 'TLS 1.2': 'refused' },
      alerts: { 'TLS 1.2': alert },
    },
  };
}

/** TLS was agreed on and does not come about, or is not what a client of today wants. */
export const encryptionKinds: readonly LiveKind[] = [
  kind(
    'closes-at-hello',
    'the service closes at the first TLS message, as one whose key is unusable does',
    ['unusable-server-key'],
    (scene) => ends('closed', 'nothing', scene, 0),
    ['cut-handshake'],
  ),
  kind(
    'resets-at-hello',
    'the connection is reset at the first TLS message',
    ['resetting-middlebox', 'unusable-server-key'],
    (scene) => ends('reset', 'nothing', scene, 0),
    ['resetting-middlebox', 'unusable-server-key'],
  ),
  {
    ...kind(
      'dies-at-hello-here-only',
      'the handshake dies at the first TLS message from here and works by another way, as the person says',
      ['resetting-middlebox', 'cut-handshake', 'unknown'],
      (scene, random) => ({
        ...ends(random.pick(['closed', 'reset'] as const), 'nothing', scene, 0),
        context: { viaOtherPathWorks: true },
      }),
      ['resetting-middlebox', 'cut-handshake'],
    ),
    mustNot: ['unusable-server-key'],
  },
  kind(
    'silent-after-hello',
    'the ServerHello arrives and nothing after it',
    ['stalled-handshake'],
    (scene, random) => {
      const bytes = random.int(50, 130);
      const flight = { outcome: 'stalled', bytes, stalledMs: 3_000, smallAnswerArrives: true } as const;
      const unclear = { 'TLS 1.0': 'unclear', 'TLS 1.1': 'unclear', 'TLS 1.2': 'unclear' } as const;
      return {
        ...ends('timedOut', 'hello', scene, bytes),
        support: { ...nothing, versions: unclear },
        flight,
      };
    },
    // A certificate flight that is lost behind a ServerHello that arrived looks the same from here.
    ['path-mtu-black-hole'],
  ),
  kind('silent-at-hello', 'nothing answers the first TLS message', ['stalled-handshake'], (scene) =>
    ends('timedOut', 'nothing', scene, 0),
  ),
  kind(
    'closes-after-hello',
    'the connection is closed after the ServerHello',
    ['cut-handshake'],
    (scene, random) => ends('closed', 'hello', scene, random.int(90, 160)),
  ),
  kind(
    'resets-after-hello',
    'the connection is reset after the ServerHello',
    ['resetting-middlebox'],
    (scene, random) => ends('reset', 'hello', scene, random.int(90, 160)),
  ),
  kind(
    'closes-in-certificate',
    'the connection is closed in the middle of the certificate',
    ['cut-handshake'],
    (scene, random) => ends('closed', 'hello', scene, random.int(300, 900)),
  ),
  kind(
    'large-flight-lost',
    'small answers arrive, the certificate flight does not',
    ['path-mtu-black-hole'],
    (scene, random) => {
      const bytes = random.pick([0, 0, random.int(100, 1_400)]);
      return {
        ...ends('timedOut', bytes > 0 ? 'hello' : 'nothing', scene, bytes),
        support: {
          ...nothing,
          versions: { 'TLS 1.2': 'unclear', 'TLS 1.0': 'refused' },
          alerts: { 'TLS 1.0': 70 },
        },
        flight: { outcome: 'stalled', bytes, stalledMs: 3_000, smallAnswerArrives: true },
      };
    },
    ['stalled-handshake'],
  ),
  kind(
    'no-common-cipher',
    'the server has no suite that the client offers',
    ['no-common-cipher', 'disjoint-cipher-suites'],
    (scene) => alerts(40, scene),
    ['no-common-cipher', 'disjoint-cipher-suites'],
  ),
  kind(
    'no-common-version',
    'the server has no version that the client offers',
    ['no-common-tls-version'],
    (scene) => alerts(70, scene),
    ['disabled-tls-versions'],
  ),
  kind(
    'internal-error',
    'the service answers the hello with internal_error',
    ['failing-tls-service'],
    (scene) => alerts(80, scene),
    ['unusable-server-key'],
  ),
  kind('odd-alert', 'an alert that no server has reason to send', ['unexpected-tls-alert'], (scene, random) =>
    alerts(random.pick([10, 22, 51, 90]), scene),
  ),
  kind(
    'asks-certificate',
    'TLS asks for a certificate of the client and ends without one',
    ['required-client-certificate'],
    (scene, random) => ({
      repeats: 3,
      handshake: {
        outcome: 'alert',
        alert: random.pick([40, 116]),
        ms: round(scene.rtt * 2),
        sawServerHello: true,
        askedClientCertificate: true,
      },
    }),
  ),
  kind(
    'key-mismatch',
    'the key does not belong to the certificate',
    ['mismatched-certificate-key', 'malformed-handshake'],
    () => ({ repeats: 3, handshake: malformedHandshake() }),
    ['unusable-server-key', 'mismatched-certificate-key', 'malformed-handshake'],
  ),
  kind(
    'tls10-only',
    'the server knows TLS 1.0 only',
    ['outdated-tls-only'],
    (scene, random) => tlsOf(random, ['TLS 1.0'], scene.rtt),
    ['obsolete-tls-accepted', 'untrusted-certificate'],
  ),
  kind(
    'tls11-only',
    'the server knows TLS 1.0 and 1.1 only',
    ['outdated-tls-only'],
    (scene, random) => tlsOf(random, ['TLS 1.0', 'TLS 1.1'], scene.rtt),
    ['obsolete-tls-accepted', 'untrusted-certificate'],
  ),
  kind(
    'old-tls-too',
    'the server still accepts TLS 1.0 beside newer ones',
    ['obsolete-tls-accepted', 'healthy'],
    (scene, random) => tlsOf(random, ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'], scene.rtt),
    ['obsolete-tls-accepted', 'untrusted-certificate'],
  ),
  kind(
    'tls13-only',
    'the server knows TLS 1.3 only',
    ['tls13-only'],
    (scene, random) => tlsOf(random, ['TLS 1.3'], scene.rtt),
    ['untrusted-certificate'],
  ),
  {
    ...kind(
      'unusual-suites',
      'the server has only suites that no mstsc offers; our own hello gets through',
      ['shut-out-clients', 'disjoint-cipher-suites', 'no-common-cipher'],
      (scene, random) => {
        const cipher = random.pick([
          'TLS_ECDHE_RSA_WITH_CAMELLIA_128_GCM_SHA256',
          'TLS_ECDHE_RSA_WITH_ARIA_128_GCM_SHA256',
          'TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8',
        ]);
        const tls = tlsOf(random, ['TLS 1.2'], scene.rtt, { suites: [cipher], exhaustive: true });
        return {
          ...tls,
          handshake: {
            outcome: 'completed',
            version: 'TLS 1.2',
            cipher,
            group: 'x25519',
            ms: round(scene.rtt * 2),
          },
        };
      },
      ['untrusted-certificate', 'disjoint-cipher-suites', 'no-common-cipher'],
    ),
    mustNot: ['works'],
  },
  kind(
    'inspected',
    'a device in between answers TLS with a certificate of its own',
    ['intercepted-tls'],
    (scene, random) => {
      const device = random.pick([
        'FortiGate CA',
        'Zscaler Intermediate Root CA',
        'Sophos SSL CA_C1',
        'Kaspersky Anti-Virus Personal Root Certificate',
      ]);
      const [leaf, authority] = issued(random, [scene.asked], scene.now, { issuer: `CN=${device}` });
      return {
        certificate: leaf,
        chain: [leaf, { ...authority, subject: `CN=${device}`, issuer: `CN=${device}` }],
        trusted: random.chance(0.5),
      };
    },
    ['untrusted-certificate'],
  ),
];
