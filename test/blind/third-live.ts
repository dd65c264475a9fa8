import { fact, type CaseFile, type Fact } from '../../src/core/facts/case-file.ts';
import { healthy } from '../../src/core/facts/healthy.ts';
import type { FactName, FactTypes } from '../../src/core/facts/vocabulary.ts';
import type { BlindCase } from './blind-case.ts';

/** What a check from outside measures of a host that is well. */
const measured = [
  'nameResolution',
  'tcpConnect',
  'connectionQuality',
  'portSpeech',
  'wayOut',
  'ownIpv6',
  'route',
  'rdpUdp',
  'largeFlight',
  'rdpNegotiation',
  'protocolAnswers',
  'phases',
  'phaseOfDeath',
  'connectionAttempts',
  'tlsHandshake',
  'tlsSupport',
  'clientHello',
  'rawTls',
  'tlsCertificate',
  'certificatesSeen',
  'tlsChain',
  'nameMatch',
  'clockHere',
  'serverClock',
  'clocks',
  'credssp',
  'ntlmIdentity',
] as const satisfies readonly FactName[];

const beyondTcp = measured.slice(measured.indexOf('rdpUdp')).filter((name) => name !== 'clockHere');
const beyondTls = [
  'tlsSupport',
  'clientHello',
  'tlsCertificate',
  'certificatesSeen',
  'tlsChain',
  'nameMatch',
  'serverClock',
  'clocks',
  'credssp',
  'ntlmIdentity',
  'phases',
] as const;
const noon = '2026-09-01T12:00:00.000Z';

interface Seen extends Omit<BlindCase, 'run' | 'kind'> {
  /** What differs from a host that is well. */
  readonly seen: Partial<FactTypes>;
  /** What this check could not get to know. */
  readonly unseen?: readonly FactName[];
}

/** A case of facts alone, as the probes of a check leave them. */
function seenFromOutside({ seen, unseen = [], ...label }: Seen): BlindCase {
  const names = [...measured.filter((name) => !unseen.includes(name)), ...(Object.keys(seen) as FactName[])];
  const all = { ...healthy, ...seen };
  const facts: readonly Fact[] = [...new Set(names)].map((name) =>
    fact(name, all[name], { by: 'probe', from: 'nb-home', at: noon }),
  );
  const file: CaseFile = { format: 2, target: 'srv01.corp.example:3389', facts, gaps: [] };
  return { ...label, kind: 'live', run: async () => file };
}

/** What is true of the self-made certificate of every host here, and blocks nothing. */
const usual = ['untrusted-certificate', 'blocked-udp'];
const issued = {
  ...healthy.tlsCertificate,
  subject: 'CN=srv01.corp.example',
  issuer: 'CN=Corp Issuing CA 1,DC=corp,DC=example',
  selfSigned: false,
  windowsSelfMade: false,
} as const;

/** Hosts as a check from outside measures them. */
export const thirdLive: readonly BlindCase[] = [
  seenFromOutside({
    id: 'third-live-dark',
    made: 'The site lost its power: no port answers, nor does anything else there.',
    truth: ['filtered-port'],
    mayAlso: ['unknown'],
    mustNot: ['blocking-firewall', 'disabled-remote-desktop', 'stopped-service', 'dead-tunnel'],
    unseen: [...beyondTcp, 'connectionQuality', 'portSpeech'],
    seen: {
      tcpConnect: { port: 3389, attempts: [{ address: '192.0.2.11', outcome: 'timedOut', ms: 3_004 }] },
      otherPorts: {
        address: '192.0.2.11',
        ports: [445, 135, 443, 22].map((port) => ({ port, outcome: 'timedOut' as const, ms: 3_001 })),
        hostAnswers: false,
      },
      phaseOfDeath: {
        phase: 'connection',
        ending: { by: 'silence', after: 'syn', ms: 3_004, bytes: 0 },
        sameEnding: 1,
        attempts: 1,
      },
    },
  }),
  seenFromOutside({
    id: 'third-live-nine-minutes',
    made: 'The clock of the server is nine minutes ahead; everything else is well.',
    truth: ['clock-skew'],
    mayAlso: usual,
    mustNot: ['wrong-clock-here', 'lost-domain-channel'],
    seen: {
      serverClock: { time: '2026-09-01T12:09:03.000Z', skewSeconds: 543, from: 'ntlm' },
      clocks: [{ whose: 'server', time: '2026-09-01T12:09:03.000Z', skewSeconds: 543, from: 'ntlm' }],
      ntlmIdentity: { ...healthy.ntlmIdentity, time: '2026-09-01T12:09:03.000Z' },
    },
  }),
  seenFromOutside({
    id: 'third-live-expired',
    made: 'The certificate of the company authority ran out eleven days ago and was not renewed.',
    truth: ['expired-certificate'],
    mayAlso: [...usual],
    mustNot: ['intercepted-tls', 'clock-skew', 'wrong-clock-here', 'failed-certificate-renewal'],
    seen: {
      tlsCertificate: {
        ...issued,
        notBefore: '2024-08-21T08:00:00.000Z',
        notAfter: '2026-08-21T08:00:00.000Z',
      },
      tlsChain: {
        length: 1,
        certificates: [
          {
            subject: issued.subject,
            issuer: issued.issuer,
            sha256: issued.sha256,
            notAfter: '2026-08-21T08:00:00.000Z',
            signature: issued.signature,
            keyBits: 2048,
          },
        ],
        trustedHere: false,
        trustProblem: 'CERT_HAS_EXPIRED',
      },
      certificatesSeen: [{ sha256: issued.sha256, notAfter: '2026-08-21T08:00:00.000Z', times: 3 }],
    },
  }),
  seenFromOutside({
    id: 'third-live-no-udp',
    made: 'A healthy server; the office blocks UDP, and somebody thought that was the reason.',
    truth: ['healthy'],
    mayAlso: usual,
    mustNot: ['lossy-network', 'filtered-port'],
    seen: { rdpUdp: { outcome: 'silent', ms: 3_000 } },
  }),
  seenFromOutside({
    id: 'third-live-inspected',
    made: 'A FortiGate opens the encryption: a certificate of its own for this name, made an hour ago.',
    truth: ['intercepted-tls'],
    mayAlso: [...usual, 'mismatched-server-key'],
    mustNot: ['wrong-machine-behind-name', 'resetting-middlebox', 'replaced-certificate-not-bound'],
    seen: {
      tlsCertificate: {
        ...issued,
        issuer: 'CN=FG100FTK20001234,OU=Certificate Authority,O=Fortinet,L=Sunnyvale,ST=California,C=US',
        notBefore: '2026-09-01T11:00:00.000Z',
      },
      tlsChain: {
        length: 2,
        certificates: [
          {
            subject: issued.subject,
            issuer: 'CN=FG100FTK20001234,OU=Certificate Authority,O=Fortinet,L=Sunnyvale,ST=California,C=US',
            sha256: issued.sha256,
            notAfter: issued.notAfter,
            signature: issued.signature,
            keyBits: 2048,
          },
          {
            subject: 'CN=FG100FTK20001234,OU=Certificate Authority,O=Fortinet,L=Sunnyvale,ST=California,C=US',
            issuer: 'CN=FG100FTK20001234,OU=Certificate Authority,O=Fortinet,L=Sunnyvale,ST=California,C=US',
            sha256: '12'.repeat(32),
            notAfter: '2036-01-01T00:00:00.000Z',
            signature: issued.signature,
            keyBits: 2048,
          },
        ],
        trustedHere: false,
        trustProblem: 'SELF_SIGNED_CERT_IN_CHAIN',
      },
    },
  }),
  seenFromOutside({
    id: 'third-live-other-machine',
    made: 'The DNS record of the old server points to a desktop that got its address.',
    truth: ['wrong-machine-behind-name'],
    mayAlso: [...usual, 'name-mismatch'],
    mustNot: ['intercepted-tls', 'stale-hosts-entry', 'clock-skew'],
    seen: {
      tlsCertificate: {
        ...healthy.tlsCertificate,
        subject: 'CN=wks-0221.corp.example',
        issuer: 'CN=wks-0221.corp.example',
        names: ['wks-0221.corp.example'],
      },
      nameMatch: {
        asked: 'srv01.corp.example',
        certificateNames: ['wks-0221.corp.example'],
        matches: false,
        hostNames: ['WKS-0221', 'wks-0221.corp.example'],
        matchesHost: false,
      },
      ntlmIdentity: {
        ...healthy.ntlmIdentity,
        computer: 'WKS-0221',
        dnsComputer: 'wks-0221.corp.example',
        osBuild: '10.0.22631',
      },
    },
  }),
  seenFromOutside({
    id: 'third-live-contract-over',
    made: 'A contractor signs in for real: STATUS_ACCOUNT_EXPIRED.',
    truth: ['expired-account'],
    mayAlso: [...usual, 'refused-logon'],
    mustNot: ['wrong-password', 'expired-password', 'disabled-account', 'locked-account'],
    unseen: ['phases'],
    seen: {
      logon: { outcome: 'refused', status: 0xc000_0193, credsspVersion: 6 },
      phaseOfDeath: {
        phase: 'signIn',
        ending: { by: 'refusal', after: 'credsspAuthenticate', ms: 61, bytes: 60 },
        sameEnding: 1,
        attempts: 1,
      },
    },
  }),
  seenFromOutside({
    id: 'third-live-gateway-expired',
    made: 'The server is well; the gateway in front of it shows a certificate that ended last week.',
    truth: ['unusable-gateway-certificate'],
    mayAlso: usual,
    mustNot: ['unreachable-gateway', 'failing-gateway', 'not-a-gateway', 'expired-certificate'],
    seen: {
      route: { via: 'gateway', gateway: 'gw.corp.example', from: 'flag' },
      gateway: {
        ...healthy.gateway,
        time: noon,
        skewSeconds: 0,
        certificate: {
          subject: 'CN=gw.corp.example',
          issuer: 'CN=Public CA R3,O=Public CA',
          notBefore: '2026-05-25T00:00:00.000Z',
          notAfter: '2026-08-23T00:00:00.000Z',
          sha1: 'ee'.repeat(20),
          names: ['gw.corp.example'],
          trusted: false,
          trustProblem: 'CERT_HAS_EXPIRED',
        },
      },
    },
  }),
  seenFromOutside({
    id: 'third-live-no-license-server',
    made: 'The password is right, then the server says ERR_NO_LICENSE_SERVER and closes.',
    truth: ['missing-license-server'],
    mayAlso: [...usual, 'refused-license', 'expired-licensing-grace'],
    mustNot: ['damaged-client-license', 'denied-session', 'draining-server'],
    unseen: ['phases'],
    seen: {
      logon: { outcome: 'accepted' },
      sessionStart: {
        reached: 'license',
        licenseError: 6,
        ending: { by: 'fin', after: 'clientInfo', ms: 120, bytes: 340 },
      },
      phaseOfDeath: {
        phase: 'license',
        ending: { by: 'fin', after: 'clientInfo', ms: 120, bytes: 340 },
        sameEnding: 1,
        attempts: 1,
      },
    },
  }),
  seenFromOutside({
    id: 'third-live-too-many-at-once',
    made: 'Quick attempts one upon another are dropped, paced ones all come through.',
    truth: ['throttled-listener'],
    mayAlso: usual,
    mustNot: ['lossy-network', 'logon-flood', 'resetting-middlebox'],
    seen: {
      connectionQuality: {
        attempts: 20,
        completed: 11,
        ratioLow: 0.34,
        ratioHigh: 0.74,
        rttMs: { min: 8, median: 9, max: 14 },
        synRetransmissions: 0,
        betterWhenPaced: true,
      },
    },
  }),
  seenFromOutside({
    id: 'third-live-large-packets',
    made: 'Over the new tunnel the certificate never arrives, short answers do.',
    truth: ['path-mtu-black-hole'],
    mayAlso: ['stalled-handshake'],
    mustNot: ['disabled-tls-versions', 'resetting-middlebox', 'disjoint-cipher-suites', 'dead-tunnel'],
    unseen: [...beyondTls, 'rdpUdp'],
    seen: {
      wayOut: {
        address: '192.0.2.11',
        interface: 'wg0',
        localAddress: '10.99.0.4',
        kind: 'tunnel',
        sent: 44,
        received: 31,
      },
      tlsHandshake: {
        outcome: 'timedOut',
        ms: 5_000,
        bytes: 0,
        sawServerHello: false,
        sawCertificate: false,
      },
      tlsEnding: { by: 'silence', after: 'clientHello', ms: 5_000, bytes: 0 },
      largeFlight: { outcome: 'stalled', bytes: 0, stalledMs: 5_000, smallAnswerArrives: true },
      rawTls: { outcome: 'timedOut' },
      phaseOfDeath: {
        phase: 'encryption',
        ending: { by: 'silence', after: 'clientHello', ms: 5_000, bytes: 0 },
        sameEnding: 3,
        attempts: 3,
      },
    },
  }),
  seenFromOutside({
    id: 'third-live-only-mine',
    made: 'The server is well from here; one client says 0x904/0x7 and colleagues get in.',
    truth: ['broken-client-path'],
    mayAlso: [...usual, 'client-reported'],
    mustNot: ['failed-certificate-renewal', 'unreadable-certificate-key', 'lossy-network', 'logon-flood'],
    seen: {
      clientError: { code: 0x904, extended: 7, from: 'flag' },
      reportedContext: { otherClientsWork: true },
    },
  }),
];
