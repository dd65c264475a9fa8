import type { FactTypes } from '../../../src/core/facts/vocabulary.ts';
import { malformedAnswer, unknownRefusal } from '../fact-shapes.ts';
import { round } from './healthy-scene.ts';
import type { Answer, LiveKind, Scene } from './scene.ts';

type Failure = Extract<Answer, { outcome: 'refused' }>['failure'];

const every = (answer: Answer): Scene['offered'] => ({ all: answer, ssl: answer, rdp: answer, none: answer });
const silence: FactTypes['portSpeech'] = { protocol: 'silent' };

/** A listener that ends the conversation without a word. */
function wordless(
  kind: string,
  made: string,
  truths: readonly string[],
  outcome: 'closed' | 'reset' | 'timedOut',
  bytes = 0,
): LiveKind {
  return {
    kind,
    family: 'negotiation',
    made,
    truths,
    change: (scene, random) => {
      const ms = outcome === 'timedOut' ? random.int(2_990, 3_020) : round(scene.rtt + random.between(0, 5));
      return { repeats: 3, offered: every({ outcome, ms, bytes }), speech: silence, raw: { outcome } };
    },
  };
}

function refuses(
  kind: string,
  made: string,
  truths: readonly string[],
  failure: Failure,
  code: number,
  changes: Partial<Scene['offered']> = {},
): LiveKind {
  return {
    kind,
    family: 'negotiation',
    made,
    truths,
    mayAlso: ['unrequired-nla', 'lowered-security-layer'],
    change: () => ({
      repeats: 3,
      offered: { ...every({ outcome: 'refused', failure, code }), ...changes },
      raw: { outcome: 'closed' },
    }),
  };
}

function otherService(
  protocol: FactTypes['portSpeech']['protocol'],
  firstByte: number,
  banner: string,
): LiveKind {
  return {
    kind: `speaks-${protocol}`,
    family: 'negotiation',
    made: `${protocol} answers on the port`,
    truths: ['foreign-service-on-port'],
    change: () => ({
      repeats: 3,
      offered: every(malformedAnswer(firstByte)),
      speech: { protocol, banner },
      raw: { outcome: 'notTls' },
    }),
  };
}

/** The connection request gets no answer, a refusal, or something that is no RDP. */
export const negotiationKinds: readonly LiveKind[] = [
  wordless(
    'closes-request',
    'something closes every connection after the request',
    ['closing-front'],
    'closed',
  ),
  wordless(
    'resets-request',
    'something resets every connection after the request',
    ['resetting-front'],
    'reset',
  ),
  wordless('silent-after-open', 'the port opens and nothing more comes', ['silent-listener'], 'timedOut'),
  wordless('stops-in-answer', 'some bytes of an answer come and no more', ['dribbling-peer'], 'timedOut', 11),
  otherService('ssh', 83, 'SSH-2.0-OpenSSH_9.6'),
  otherService('http', 72, 'HTTP/1.1 400 Bad Request'),
  otherService('vnc', 82, 'RFB 003.008'),
  otherService('smtp', 50, '220 mail.corp.example ESMTP'),
  otherService('ftp', 50, '220 (vsFTPd 3.0.5)'),
  {
    kind: 'speaks-https',
    family: 'negotiation',
    made: 'a web server with TLS is on the port',
    truths: ['tls-only-port', 'foreign-service-on-port'],
    mayAlso: ['tls-only-port', 'foreign-service-on-port'],
    change: ({ rtt, certificate }) => ({
      repeats: 3,
      offered: every({ outcome: 'closed', ms: round(rtt), bytes: 0 }),
      speech: { protocol: 'https' },
      raw: { outcome: 'answered', version: 'TLS 1.2', sha256: certificate.sha256 },
    }),
  },
  {
    kind: 'nonsense',
    family: 'negotiation',
    made: 'bytes come that are no RDP and no protocol anybody knows',
    truths: ['malformed-negotiation', 'foreign-service-on-port'],
    mayAlso: ['malformed-negotiation', 'foreign-service-on-port'],
    change: (_, random) => ({
      repeats: 3,
      offered: every(malformedAnswer(random.pick([0, 0x41, 0xff]))),
      speech: { protocol: 'unknown' },
      raw: { outcome: 'notTls' },
    }),
  },
  {
    kind: 'unknown-refusal',
    family: 'negotiation',
    made: 'a refusal with a code that is not specified',
    truths: ['malformed-negotiation'],
    change: (_, random) => ({
      repeats: 3,
      offered: every(unknownRefusal(random.int(7, 40))),
      speech: { protocol: 'rdp' },
    }),
  },
  refuses(
    'wants-tls',
    'only TLS without NLA is allowed, and the offer was refused',
    ['required-tls'],
    'sslRequiredByServer',
    1,
  ),
  refuses('refuses-tls', 'TLS is not allowed by the server', ['refused-tls'], 'sslNotAllowedByServer', 2, {
    rdp: { outcome: 'accepted', protocol: 'rdp', flags: 0 },
  }),
  refuses(
    'no-certificate',
    'the server has no certificate',
    ['missing-server-certificate'],
    'sslCertNotOnServer',
    3,
  ),
  refuses(
    'flags',
    'the server finds the flags of the request inconsistent',
    ['inconsistent-negotiation'],
    'inconsistentFlags',
    4,
  ),
  refuses(
    'wants-nla',
    'the server wants NLA and answers the full offer so',
    ['required-nla'],
    'hybridRequiredByServer',
    5,
  ),
  refuses(
    'wants-client-certificate',
    'the server wants a certificate of the client',
    ['required-client-certificate'],
    'sslWithUserAuthRequiredByServer',
    6,
  ),
  {
    kind: 'standard-security',
    family: 'negotiation',
    made: 'the server speaks legacy RDP security only',
    truths: ['standard-security-only'],
    mayAlso: ['unrequired-nla', 'lowered-security-layer'],
    mustNot: ['works'],
    change: (_, random) => ({
      offered: every({ outcome: 'accepted', protocol: 'rdp', flags: 0, withoutBlock: random.chance(0.5) }),
      standard: {
        rdpVersion: '5.0',
        encryptionMethods: ['128bit'],
        encryptionLevel: random.pick(['high', 'clientCompatible'] as const),
        serverRandomBytes: 32,
        certificate: 'proprietary',
        rsaBits: random.pick([512, 2048]),
      },
    }),
  },
  {
    kind: 'nla-off',
    family: 'negotiation',
    made: 'TLS is chosen though NLA was offered',
    truths: ['unrequired-nla', 'healthy'],
    mayAlso: ['unrequired-nla', 'untrusted-certificate'],
    change: ({ offered }) => {
      const ssl: Answer = { outcome: 'accepted', protocol: 'ssl', flags: 0x1f };
      return {
        offered: { ...offered, all: ssl, ssl, rdp: { outcome: 'accepted', protocol: 'rdp', flags: 0 } },
      };
    },
  },
  {
    kind: 'entra-only',
    family: 'negotiation',
    made: 'the server accepts only sign-in with Entra ID',
    truths: ['entra-only-sign-in'],
    mayAlso: ['untrusted-certificate'],
    mustNot: ['unrequired-nla'],
    change: (_, random) => ({
      offered: every({
        outcome: 'accepted',
        protocol: random.pick(['rdsaad', 'rdstls'] as const),
        flags: 0x1f,
      }),
    }),
  },
];
