import { toUtf8 } from '../../../src/core/bytes/text.ts';
import { encodeConnectionConfirm } from '../../../src/core/protocol/connection-confirm.ts';
import { encodeAlert } from '../../../src/core/protocol/tls/server-encode.ts';
import { writePcap, writePcapng } from '../../pcap-writer/capture-writer.ts';
import { TcpScript, type TimedPacket } from '../../pcap-writer/tcp-script.ts';
import {
  begins,
  encrypted,
  flight,
  greeted,
  later,
  negotiated,
  opened,
  request,
  sealed,
  sealedAlert,
  session,
} from './capture-parts.ts';
import { evidenceCase, type EvidenceLabel } from './evidence-case.ts';

type Sketch = Omit<EvidenceLabel, 'class' | 'files'> & {
  readonly packets: () => readonly TimedPacket[];
  readonly ng?: boolean;
};
const capture = ({ packets, ng = false, ...label }: Sketch) =>
  evidenceCase({
    class: 'capture',
    files: () => {
      const all = [...packets(), ...later];
      return [{ name: 'trace.pcapng', bytes: ng ? writePcapng(all) : writePcap(all) }];
    },
    ...label,
  });

const confirm = (
  failure: 'hybridRequiredByServer' | 'sslNotAllowedByServer' | 'sslCertNotOnServer',
  code: number,
) => encodeConnectionConfirm({ outcome: 'refused', failure, code });

/** What is certain of any certificate that Windows makes itself. */
const selfMade = ['untrusted-certificate', 'name-mismatch', 'connection-by-address'];

/** Captures of connections that die in one way each, and of such that live. */
export const captureCases = [
  capture({
    id: 'pcap-refused',
    made: 'Nothing listens: SYN, RST.',
    truth: 'refused-port',
    packets: () => new TcpScript(begins).syn().rst('server').packets,
  }),
  capture({
    id: 'pcap-filtered',
    made: 'A firewall drops: three SYNs without an answer.',
    truth: 'filtered-port',
    packets: () => new TcpScript(begins).syn().wait(1_000).syn().wait(2_000).syn().packets,
  }),
  capture({
    id: 'pcap-prohibited',
    made: 'A router answers "administratively prohibited".',
    truth: 'prohibiting-firewall',
    packets: () => new TcpScript(begins).syn().icmp('198.51.100.1', 13).packets,
  }),
  capture({
    id: 'pcap-closed-at-request',
    made: 'A proxy whose target is down closes behind the connection request.',
    truth: 'closing-front',
    packets: () => opened(begins).client(request).fin('server').packets,
  }),
  capture({
    id: 'pcap-http',
    made: 'A web server has the port.',
    truth: 'foreign-service-on-port',
    packets: () =>
      opened(begins)
        .client(request)
        .server(toUtf8('HTTP/1.1 400 Bad Request\r\nServer: x\r\n\r\n'))
        .fin('server').packets,
  }),
  capture({
    id: 'pcap-nla-required',
    made: 'A client without NLA meets a server that requires it.',
    truth: 'required-nla',
    packets: () =>
      opened(begins).client(request).server(confirm('hybridRequiredByServer', 5)).fin('client').packets,
  }),
  capture({
    id: 'pcap-no-certificate',
    made: 'The server has no certificate: negotiation failure 3.',
    truth: 'missing-server-certificate',
    packets: () =>
      opened(begins).client(request).server(confirm('sslCertNotOnServer', 3)).fin('client').packets,
  }),
  capture({
    id: 'pcap-silent-drop',
    made: 'An inspecting firewall drops every packet behind the ClientHello: the client repeats it and gives up.',
    truth: 'stalled-handshake',
    mayAlso: ['lossy-network'],
    packets: () => {
      const script = greeted(begins);
      for (const pause of [300, 600, 1_200, 2_400, 4_800]) script.wait(pause).resend('client');
      return script.wait(10_000).rst('client').packets;
    },
  }),
  capture({
    id: 'pcap-forged-reset',
    made: 'A device in between resets behind the ClientHello: the TTL of the reset differs from that of the data by 124.',
    truth: 'resetting-middlebox',
    mayAlso: ['unusable-server-key'],
    packets: () => greeted(begins).rst('server', { ttl: 250 }).packets,
  }),
  capture({
    id: 'pcap-server-reset',
    made: 'The server itself (same TTL) ends at the ClientHello, because it cannot use its key.',
    truth: 'unusable-server-key',
    mayAlso: ['resetting-middlebox'],
    packets: () => greeted(begins).rst('server').packets,
  }),
  capture({
    id: 'pcap-server-close',
    made: 'The same with a FIN.',
    truth: 'unusable-server-key',
    packets: () => greeted(begins).fin('server').packets,
  }),
  capture({
    id: 'pcap-alert-40',
    made: 'No common cipher suite: alert 40.',
    truth: 'no-common-cipher',
    packets: () => greeted(begins).server(encodeAlert('fatal', 40)).fin('server').packets,
  }),
  capture({
    id: 'pcap-alert-70',
    made: 'TLS 1.2 is off: alert 70.',
    truth: 'no-common-tls-version',
    packets: () => greeted(begins).server(encodeAlert('fatal', 70)).fin('server').packets,
  }),
  capture({
    id: 'pcap-mtu',
    made: 'A path-MTU black hole seen at the server: the certificate flight again and again, ICMP "fragmentation needed" on the wire.',
    truth: 'path-mtu-black-hole',
    mayAlso: ['stalled-handshake', 'lossy-network'],
    packets: () => {
      const script = greeted(begins).server(flight({ alternativeNames: longNames }).subarray(0, 1_460));
      for (const pause of [300, 600, 1_200, 2_400, 4_800]) script.wait(pause).resend('server');
      return script.icmp('198.51.100.1', 4, { about: 'server', mtu: 1_300 }).packets;
    },
  }),
  capture({
    id: 'pcap-client-rejects',
    made: 'The client itself ends it: alert 48 (unknown CA) and FIN behind the certificate.',
    truth: 'rejecting-client',
    mayAlso: selfMade,
    mustNot: ['cut-handshake', 'unusable-server-key', 'resetting-middlebox'],
    packets: () => greeted(begins).server(flight()).client(encodeAlert('fatal', 48)).fin('client').packets,
  }),
  capture({
    id: 'pcap-client-leaves',
    made: 'The person cancels the certificate warning: the client resets behind the certificate.',
    truth: 'rejecting-client',
    mayAlso: selfMade,
    mustNot: ['cut-handshake', 'unusable-server-key', 'resetting-middlebox'],
    packets: () => greeted(begins).server(flight()).ack('client').wait(6_000).rst('client').packets,
  }),
  capture({
    id: 'pcap-encrypted-alert',
    made: 'A wrong password: the server ends with an encrypted alert behind the authenticate message.',
    truth: 'closed-credssp',
    mayAlso: selfMade,
    packets: () =>
      encrypted({}, begins)
        .client(sealed(80))
        .server(sealed(300))
        .client(sealed(700))
        .server(sealedAlert)
        .fin('server').packets,
  }),
  capture({
    id: 'pcap-closed-at-sign-in',
    made: 'NTLM is blocked by policy on a server that only closes: FIN behind the first CredSSP message.',
    truth: 'closed-credssp',
    mayAlso: selfMade,
    packets: () => encrypted({}, begins).client(sealed(80)).fin('server').packets,
  }),
  capture({
    id: 'pcap-session',
    made: 'A session that works and is ended by the client.',
    truth: 'healthy',
    mayAlso: selfMade,
    ng: true,
    packets: () => session({}, begins).packets,
  }),
  capture({
    id: 'pcap-expired-and-fine',
    made: 'A session that works, with a certificate that ended in May: expiry alone stops nobody.',
    truth: ['healthy', 'expired-certificate'],
    mayAlso: selfMade,
    packets: () =>
      session({ notBefore: '2025-11-01T00:00:00Z', notAfter: '2026-05-01T00:00:00Z' }, begins).packets,
  }),
  capture({
    id: 'pcap-retransmissions',
    made: 'A bad line: a session in which every third segment is sent twice or three times.',
    truth: 'lossy-network',
    mayAlso: selfMade,
    packets: () => {
      const script = encrypted({}, begins)
        .client(sealed(80))
        .server(sealed(300))
        .client(sealed(700))
        .server(sealed(90))
        .client(sealed(200));
      for (let i = 0; i < 30; i += 1)
        script
          .wait(40)
          .server(sealed(900))
          .wait(300)
          .resend('server')
          .wait(600)
          .resend('server')
          .client(sealed(60));
      return script.fin('client').packets;
    },
  }),
  capture({
    id: 'pcap-two-first',
    made: 'Two connections: the first (judged here) is refused for lack of NLA, the second is a session.',
    truth: 'required-nla',
    connection: 0,
    packets: twoConnections,
  }),
  capture({
    id: 'pcap-two-second',
    made: 'The same capture, judged for the second connection, which is a session to another server.',
    truth: 'healthy',
    mayAlso: selfMade,
    mustNot: ['required-nla'],
    connection: 1,
    packets: twoConnections,
  }),
  capture({
    id: 'pcap-open-at-end',
    made: 'The capture ends while the server still computes: nothing is known of an end.',
    truth: 'healthy',
    mustNot: ['stalled-handshake'],
    packets: () => [...negotiated({ start: '2026-09-01T11:57:59.990Z', stepMs: 1 }).packets],
  }),
];

const longNames = Array.from({ length: 120 }, (_, i) => `alias-${i}.corp.example`);

function twoConnections(): readonly TimedPacket[] {
  return [
    ...opened({ ...begins, server: '192.0.2.12' })
      .client(request)
      .server(confirm('hybridRequiredByServer', 5))
      .fin('client').packets,
    ...session({}, { start: '2026-09-01T11:51:00.000Z', clientPort: 50_001 }).packets,
  ];
}
