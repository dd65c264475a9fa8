import { hex } from '../../../src/core/bytes/write.ts';
import { toUtf8 } from '../../../src/core/bytes/text.ts';
import { encodeConnectionConfirm } from '../../../src/core/protocol/connection-confirm.ts';
import { encodeAlert } from '../../../src/core/protocol/tls/server-encode.ts';
import {
  encrypted,
  flight,
  greeted,
  hello,
  negotiated,
  nla,
  opened,
  request,
  sealed,
  sealedAlert,
} from '../../corpus/evidence/capture-parts.ts';
import { writePcap, writePcapng, type PcapOptions } from '../../pcap-writer/capture-writer.ts';
import { TcpScript, udpPacket, type ScriptOptions, type TimedPacket } from '../../pcap-writer/tcp-script.ts';
import { evidence, type BlindCase, type EvidenceSketch } from '../blind-case.ts';

interface CaptureSketch extends Omit<EvidenceSketch, 'files' | 'now'> {
  readonly ends: ScriptOptions;
  readonly talk: (ends: ScriptOptions) => Pick<TcpScript, 'packets'>;
  readonly as?: PcapOptions | 'ng';
  /** The recording ends with the last packet of the connection. */
  readonly stops?: boolean;
}

/** A capture with other traffic before and long after the connection in question. */
function capture({ ends, talk, as = {}, stops = false, ...label }: CaptureSketch): BlindCase {
  const start = Date.parse(ends.start ?? '2026-09-01T12:00:00.000Z');
  const client = ends.client ?? '192.0.2.10';
  const dns = (from: number, count: number): readonly TimedPacket[] =>
    Array.from({ length: count }, (_, i) => [
      udpPacket(
        from + i * 1_700,
        { address: client, port: 53_000 + i },
        { address: '192.0.2.53', port: 53 },
        hex`1a2b 0100 0001 0000 0000 0000 0377777707 6578616d706c65 00 0001 0001`,
      ),
      udpPacket(
        from + i * 1_700 + 12,
        { address: '192.0.2.53', port: 53 },
        { address: client, port: 53_000 + i },
        hex`1a2b 8183 0001 0000 0000 0000 0377777707 6578616d706c65 00 0001 0001`,
      ),
    ]).flat();
  const web = (at: number) =>
    new TcpScript({
      client,
      server: '198.51.100.80',
      port: 443,
      clientPort: 49_811,
      start: new Date(at).toISOString(),
    })
      .open()
      .client(hex`16030100050100000100`)
      .fin('client')
      .fin('server').packets;
  return evidence({
    ...label,
    now: new Date(start + 900_000).toISOString(),
    files: () => {
      const packets = [
        ...dns(start - 20_000, 8),
        ...web(start - 9_000),
        ...talk(ends).packets,
        ...(stops ? [] : [...web(start + 300_000), ...dns(start + 280_000, 6)]),
      ];
      return as === 'ng'
        ? [{ name: 'Ethernet.pcapng', bytes: writePcapng(packets) }]
        : [{ name: 'mitschnitt.pcap', bytes: writePcap(packets, as) }];
    },
  });
}

const selfMade = ['untrusted-certificate', 'name-mismatch', 'connection-by-address'];

/** Valid on every day on which something is recorded here. */
const valid = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2027-01-01T00:00:00Z' };

/** A certificate for many names, whose flight fills more than one segment. */
const wide = { ...valid, alternativeNames: Array.from({ length: 60 }, (_, i) => `host-${i}.intern.example`) };

/** Full segments of the flight get lost; what the client says afterwards still ends where it stood before them. */
function largePacketsLost(ends: ScriptOptions): Pick<TcpScript, 'packets'> {
  const bytes = flight(wide);
  const cut = Math.floor(bytes.length / 1460) * 1460;
  const script = greeted(ends).lose('server', bytes.subarray(0, cut)).server(bytes.subarray(cut));
  const last = script.packets.at(-1)?.at ?? 0;
  const waiting = new TcpScript({
    ...ends,
    start: new Date(last + 4).toISOString(),
    clientSequence: 1_001 + request.length + hello.length,
    serverSequence: 5_001 + nla.length,
  });
  waiting.ack('client').wait(3_000).ack('client').wait(26_000).fin('client').wait(900).fin('client');
  return { packets: [...script.wait(3_000).resend('server').packets, ...waiting.packets] };
}

/** A session in which segments come twice and in the wrong order, and which the client ends. */
function uneasySession(ends: ScriptOptions): TcpScript {
  const script = encrypted(valid, ends)
    .client(sealed(90))
    .server(sealed(310))
    .client(sealed(720))
    .server(sealed(90))
    .client(sealed(210));
  for (let i = 0; i < 40; i += 1) {
    script.wait(120).server(sealed(800)).server(sealed(640));
    if (i % 9 === 3) script.reorder(2);
    if (i % 7 === 2) script.wait(260).resend('server');
    script.ack('client').client(sealed(64));
    if (i % 11 === 5) script.wait(310).resend('client');
  }
  return script.fin('client').fin('server');
}

/** What the wire shows, of connections that die and of some that live. */
export const captureCases: readonly BlindCase[] = [
  capture({
    id: 'blind-pcap-large-packets-lost',
    kind: 'with cause',
    made: 'Recorded at the client behind a PPPoE tunnel: the certificate flight never arrives, only its last short segment does, and the client acknowledges nothing new until it gives up.',
    truth: ['path-mtu-black-hole'],
    mayAlso: ['stalled-handshake', ...selfMade],
    mustNot: ['resetting-middlebox', 'closed-at-hello', 'unreadable-certificate-key', 'silent-listener'],
    ends: {
      client: '10.8.0.6',
      server: '172.16.4.20',
      clientPort: 61_822,
      start: '2026-02-10T09:14:02.000Z',
      serverTtl: 121,
    },
    talk: largePacketsLost,
  }),
  capture({
    id: 'blind-pcap-fragmentation-needed',
    kind: 'with cause',
    made: 'Recorded at the server: a router answers each full segment with "fragmentation needed", and the server sends the same size again until it gives up.',
    truth: ['path-mtu-black-hole'],
    mayAlso: ['stalled-handshake', ...selfMade],
    mustNot: ['prohibiting-firewall', 'unreachable-network', 'resetting-middlebox'],
    as: 'ng',
    ends: {
      client: '203.0.113.9',
      server: '10.1.1.5',
      clientPort: 50_114,
      start: '2026-05-02T18:40:00.000Z',
      clientTtl: 52,
      serverTtl: 128,
    },
    talk: (ends) => {
      const script = greeted(ends).server(flight(wide)).icmp('10.1.1.1', 4, { about: 'server', mtu: 1400 });
      for (let i = 0; i < 5; i += 1)
        script
          .wait(600 * 2 ** i)
          .resend('server', 1)
          .icmp('10.1.1.1', 4, { about: 'server', mtu: 1400 });
      return script.wait(5_000).rst('server');
    },
  }),
  capture({
    id: 'blind-pcap-reset-by-third',
    kind: 'with cause',
    made: 'A filter on the way answers the ClientHello with a reset in the name of the server; its TTL is not that of the server.',
    truth: ['resetting-middlebox'],
    mayAlso: ['reset-in-handshake'],
    mustNot: ['unreadable-certificate-key', 'no-common-tls-version', 'foreign-service-on-port'],
    ends: {
      client: '192.168.43.12',
      server: '198.51.100.7',
      clientPort: 57_190,
      start: '2026-07-07T03:20:00.000Z',
      serverTtl: 109,
    },
    talk: (ends) => greeted(ends).rst('server', { ttl: 247 }),
  }),
  capture({
    id: 'blind-pcap-client-rejects',
    kind: 'with cause',
    made: 'The client answers the certificate with the alert unknown_ca and closes.',
    truth: ['rejecting-client', 'untrusted-certificate'],
    mayAlso: selfMade,
    mustNot: ['resetting-middlebox', 'unreadable-certificate-key', 'cut-handshake'],
    ends: {
      client: '10.30.2.2',
      server: '10.30.2.77',
      clientPort: 40_010,
      start: '2026-08-08T14:00:00.000Z',
      clientTtl: 64,
    },
    talk: (ends) =>
      greeted(ends)
        .server(flight(valid))
        .ack('client')
        .client(encodeAlert('fatal', 48))
        .fin('client')
        .fin('server'),
  }),
  capture({
    id: 'blind-pcap-backlog',
    kind: 'with cause',
    made: 'The SYN is answered and the connection request never is, however often it is sent: something in front answers for a host that is gone.',
    truth: ['silent-listener'],
    mustNot: ['filtered-port', 'refused-port', 'path-mtu-black-hole', 'reset-before-answer'],
    ends: { client: '10.0.9.3', server: '10.0.4.4', clientPort: 51_200, start: '2026-01-19T21:00:00.000Z' },
    talk: (ends) =>
      opened(ends)
        .client(request)
        .wait(300)
        .resend('client')
        .wait(600)
        .resend('client')
        .wait(1_200)
        .resend('client')
        .wait(2_400)
        .resend('client')
        .wait(4_800)
        .resend('client')
        .wait(9_600)
        .rst('client'),
  }),
  capture({
    id: 'blind-pcap-ssh-banner',
    kind: 'with cause',
    made: 'A port forwarding leads to a NAS: it greets with an SSH banner before anything was asked.',
    truth: ['foreign-service-on-port'],
    mustNot: ['malformed-negotiation', 'closed-before-answer', 'silent-listener'],
    ends: {
      client: '192.168.1.33',
      server: '203.0.113.60',
      clientPort: 60_606,
      start: '2026-10-10T10:10:00.000Z',
      serverTtl: 58,
    },
    talk: (ends) =>
      opened(ends)
        .server(toUtf8('SSH-2.0-OpenSSH_8.2 Synology\r\n'))
        .client(request)
        .server(toUtf8('Invalid SSH identification string.\r\n'))
        .fin('server')
        .fin('client'),
  }),
  capture({
    id: 'blind-pcap-certificate-missing',
    kind: 'with cause',
    made: 'The server answers the request with failure 3, SSL_CERT_NOT_ON_SERVER.',
    truth: ['missing-server-certificate'],
    mustNot: ['refused-tls', 'required-nla', 'expired-certificate'],
    as: 'ng',
    ends: { client: '10.2.3.4', server: '10.2.3.5', clientPort: 55_100, start: '2026-03-29T00:30:00.000Z' },
    talk: (ends) =>
      opened(ends)
        .client(request)
        .server(encodeConnectionConfirm({ outcome: 'refused', failure: 'sslCertNotOnServer', code: 3 }))
        .fin('client')
        .fin('server'),
  }),
  capture({
    id: 'blind-pcap-retransmissions-and-life',
    kind: 'healthy',
    made: 'A whole session over a poor mobile line: some segments twice, one out of order, and a proper end by the client.',
    truth: ['healthy'],
    mayAlso: [...selfMade, 'lossy-network', 'slow-network'],
    mustNot: ['path-mtu-black-hole', 'resetting-middlebox', 'stalled-handshake', 'measured-death'],
    ends: {
      client: '100.64.3.9',
      server: '10.80.0.4',
      clientPort: 38_222,
      start: '2026-06-21T11:00:00.000Z',
      stepMs: 90,
    },
    talk: uneasySession,
  }),
  capture({
    id: 'blind-pcap-hidden-alert',
    kind: 'cannot tell',
    made: 'Encryption stands, the server sends one sealed alert after the first sign-in message and closes: a reason nobody can read from outside.',
    truth: ['unknown', 'closed-credssp', 'closed-session'],
    mayAlso: selfMade,
    mustNot: [
      'wrong-password',
      'denied-logon-right',
      'locked-account',
      'unreachable-domain-controller',
      'clock-skew',
      'unpatched-credssp',
    ],
    ends: { client: '10.11.0.2', server: '10.11.0.3', clientPort: 47_001, start: '2026-04-04T16:00:00.000Z' },
    talk: (ends) => encrypted(valid, ends).client(sealed(90)).server(sealedAlert).fin('server').fin('client'),
  }),
  capture({
    id: 'blind-pcap-ends-in-the-middle',
    kind: 'cannot tell',
    made: 'Somebody stopped the recording right after the negotiation; the file says nothing of what came then.',
    truth: ['unknown'],
    mustNot: [
      'resetting-middlebox',
      'no-common-tls-version',
      'unreadable-certificate-key',
      'path-mtu-black-hole',
    ],
    stops: true,
    as: { snapLength: 96 },
    ends: {
      client: '10.50.0.20',
      server: '10.50.0.30',
      clientPort: 49_900,
      start: '2026-12-01T08:00:00.000Z',
    },
    talk: (ends) => negotiated(ends).ack('client'),
  }),
];
