import type { Socket } from 'node:net';
import { makeChain } from '../../../src/node/lab/certificate-kinds.ts';
import { daysFromNow, issuedByCompany, selfMade } from '../../../src/node/lab/practice-certificate.ts';
import { accept, rdpServer } from '../../../src/node/lab/rdp-server.ts';
import type { BlindCase } from '../blind-case.ts';
import { live, selfMadeToo } from './live-case.ts';

const healthy = rdpServer();
const otherFarmMember = rdpServer({
  certificate: () => selfMade({ commonName: 'SRV01', keySlot: 'another' }),
});
const faults = [
  'stalled-handshake',
  'silent-listener',
  'intercepted-tls',
  'intermittent-handshake',
  'path-mtu-black-hole',
  'resetting-middlebox',
  'malformed-negotiation',
  'malformed-handshake',
  'unfinished-answer',
  'throttled-listener',
  'foreign-service-on-port',
];

/** Lets the server begin this much later, as one does that has to wake up first. */
function lateBy(ms: number) {
  return (socket: Socket, visit: Parameters<typeof healthy>[1]) => {
    socket.pause();
    return new Promise<void>((resolve) => setTimeout(resolve, ms)).then(() => healthy(socket, visit));
  };
}

/** Servers that look unusual and let everybody in. */
export const oddHealthyCases: readonly BlindCase[] = [
  live({
    id: 'blind-live-healthy-slow-to-wake',
    made: 'A virtual machine on a busy host takes a second and a half to answer each connection, then all is well.',
    truth: ['healthy'],
    mayAlso: [...selfMadeToo, 'slow-network'],
    mustNot: faults,
    udp: true,
    serve: lateBy(1_500),
  }),
  live({
    id: 'blind-live-healthy-reserved-flags',
    made: 'A newer Windows than any today sets flags in its confirm that nobody knows yet.',
    truth: ['healthy'],
    mayAlso: selfMadeToo,
    mustNot: [...faults, 'inconsistent-negotiation'],
    udp: true,
    serve: rdpServer({
      choose: ({ offer }) => (offer.includes('hybrid') ? { ...accept('hybrid'), flags: 0xff } : undefined),
    }),
  }),
  live({
    id: 'blind-live-healthy-hardened',
    made: 'A hardened server takes one suite of TLS 1.2 on one curve, P-384, and nothing else; every current Windows has both.',
    truth: ['healthy'],
    mayAlso: selfMadeToo,
    mustNot: [
      ...faults,
      'no-common-cipher',
      'disjoint-cipher-suites',
      'no-common-tls-version',
      'outdated-tls-only',
    ],
    udp: true,
    serve: rdpServer({
      tls: {
        minVersion: 'TLSv1.2',
        maxVersion: 'TLSv1.2',
        ciphers: 'ECDHE-RSA-AES256-GCM-SHA384',
        ecdhCurve: 'secp384r1',
      },
    }),
  }),
  live({
    id: 'blind-live-healthy-xrdp-like',
    made: 'A Linux host as xrdp: TLS without NLA, a certificate made for "ubuntu" valid for ten years, its own sign-in screen.',
    truth: ['healthy', 'unrequired-nla'],
    mayAlso: [...selfMadeToo, 'unrequired-nla', 'wrong-machine-behind-name'],
    mustNot: faults,
    serve: rdpServer({
      choose: ({ offer }) => accept(offer.includes('ssl') ? 'ssl' : 'rdp'),
      certificate: () =>
        selfMade({
          commonName: 'ubuntu',
          notAfter: daysFromNow(3_600),
          keyUsage: ['digitalSignature', 'keyEncipherment'],
        }),
    }),
  }),
  live({
    id: 'blind-live-healthy-certificate-for-ever',
    made: 'The certificate of a management card is valid from 1999 to the end of 9999.',
    truth: ['healthy'],
    mayAlso: selfMadeToo,
    mustNot: [...faults, 'expired-certificate', 'not-yet-valid-certificate', 'clock-skew'],
    udp: true,
    serve: rdpServer({
      certificate: () => selfMade({ notBefore: '1999-01-01T00:00:00Z', notAfter: '9999-12-31T23:59:59Z' }),
    }),
  }),
  live({
    id: 'blind-live-healthy-chain-in-disorder',
    made: 'An administrator pasted the authority twice and the chain out of order; Windows clients put up with it.',
    truth: ['healthy'],
    mayAlso: selfMadeToo,
    mustNot: [...faults, 'oversized-chain', 'mismatched-certificate-key'],
    udp: true,
    serve: rdpServer({
      certificate: () => {
        const chain = makeChain(3, {
          commonName: 'srv01',
          alternativeNames: ['srv01'],
          notBefore: daysFromNow(-20),
          notAfter: daysFromNow(300),
          extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'],
          keyUsage: ['digitalSignature', 'keyEncipherment'],
        });
        const [leaf, between, root] = chain;
        return [leaf, root, between, root].filter((made) => made !== undefined);
      },
    }),
  }),
  live({
    id: 'blind-live-healthy-two-certificates',
    made: 'A farm of two that take turns: each member shows its own self-made certificate for the same name.',
    truth: ['healthy'],
    mayAlso: [...selfMadeToo, 'crowded-key-files'],
    mustNot: [...faults, 'mismatched-server-key', 'mismatched-certificate-key', 'wrong-machine-behind-name'],
    udp: true,
    serve: (socket, visit) => (visit.number % 2 === 0 ? otherFarmMember : healthy)(socket, visit),
  }),
  live({
    id: 'blind-live-healthy-wildcard',
    made: "A certificate for *.practice.example of the company's own authority, asked for by a name that it covers, from a client that does not know the authority.",
    truth: ['healthy', 'untrusted-certificate'],
    mayAlso: ['untrusted-certificate', 'blocked-udp'],
    mustNot: [...faults, 'name-mismatch', 'expired-certificate', 'wrong-machine-behind-name'],
    udp: true,
    looking: { host: 'ts.practice.example' },
    serve: rdpServer({
      certificate: () =>
        issuedByCompany({ commonName: '*.practice.example', alternativeNames: ['*.practice.example'] }),
    }),
  }),
];
