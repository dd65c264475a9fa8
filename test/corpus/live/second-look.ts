import { hex } from '../../../src/core/bytes/write.ts';
import { encodeAlert, encodeHandshake } from '../../../src/core/protocol/tls/server-encode.ts';
import { encodeSetErrorInfo } from '../../../src/core/protocol/mcs/share.ts';
import { encodeLicenseError } from '../../../src/core/protocol/mcs/license.ts';
import { windowsSelfMade } from '../../../src/node/lab/certificate-kinds.ts';
import { makeCertificate } from '../../../src/node/lab/certificates.ts';
import { definePeer, type PeerSpec } from '../../../src/node/lab/peer.ts';
import { daysFromNow, issuedByCompany, practiceName } from '../../../src/node/lab/practice-certificate.ts';
import { accept, drain, rdpServer, type RdpServerRecipe } from '../../../src/node/lab/rdp-server.ts';
import { serveStandardSecurity } from '../../../src/node/lab/standard-server.ts';
import { alertAtHello, asRecords, firstFlight, onHello } from '../../../src/node/lab/tls-by-hand.ts';
import type { CorpusCase } from '../case.ts';
import { checkPeer, checkRunning, peerOf, rightPassword, withoutIpv6, type Looking } from './check-peer.ts';

type Label = Pick<CorpusCase, 'id' | 'made' | 'truth' | 'mayAlso' | 'mustNot' | 'slow'>;

function server(label: Label, recipe: RdpServerRecipe, looking: Looking = {}): CorpusCase {
  return program(label, rdpServer(recipe), looking);
}

function program(label: Label, serve: PeerSpec['serve'], looking: Looking = {}): CorpusCase {
  const { id, made } = label;
  const peer = definePeer({ id, title: made, fault: made, serve });
  return { ...label, class: 'second look', run: () => checkPeer(peer, looking) };
}

function refusing(label: Label, status: number): CorpusCase {
  return server(label, { credssp: { refusal: () => status } }, { credentials: rightPassword });
}

function ending(label: Label, code: number): CorpusCase {
  const begins = { says: [encodeLicenseError(7), encodeSetErrorInfo(code)], closes: true };
  return server(label, { begins }, { credentials: rightPassword });
}

function greeting(label: Label, bytes: string | Uint8Array): CorpusCase {
  return program(label, (socket) => {
    socket.write(bytes);
    drain(socket);
  });
}

const unknownAuthority = ['untrusted-certificate'];

/** Cases that were written when the causes already knew all others. */
export const secondLookCases: readonly CorpusCase[] = [
  server(
    {
      id: 'like-xrdp',
      made: 'a server like xrdp: TLS without NLA, refuses standard security, a certificate made by hand',
      truth: 'unrequired-nla',
      mayAlso: unknownAuthority,
    },
    {
      choose: ({ offer }) =>
        offer.includes('ssl')
          ? { outcome: 'accepted', protocol: 'ssl', flags: 0 }
          : { outcome: 'refused', failure: 'sslRequiredByServer', code: 1 },
      certificate: () => [
        makeCertificate({
          commonName: practiceName,
          notBefore: daysFromNow(-200),
          notAfter: daysFromNow(3_450),
        }),
      ],
    },
  ),
  server(
    {
      id: 'before-negotiation-existed',
      made: 'a server from before 2003, which answers without a negotiation block and with standard RDP security',
      truth: 'standard-security-only',
      mayAlso: ['unrequired-nla', 'lowered-security-layer'],
    },
    {
      choose: () => ({ outcome: 'accepted', protocol: 'rdp', flags: 0, withoutBlock: true }),
      afterNegotiation: serveStandardSecurity,
    },
  ),
  program(
    {
      id: 'closes-a-second-later',
      made: 'a proxy that closes a second after the request because its server is down',
      truth: 'closing-front',
    },
    (socket) => void socket.once('data', () => setTimeout(() => socket.end(), 1_000)),
  ),
  greeting(
    { id: 'ftp', made: 'an FTP server on the port', truth: 'foreign-service-on-port' },
    '220 (vsFTPd 3.0.5)\r\n',
  ),
  greeting(
    {
      id: 'telnet',
      made: 'a Telnet server on the port (IAC DO TERMINAL-TYPE and so on)',
      truth: 'foreign-service-on-port',
    },
    Uint8Array.of(255, 253, 24, 255, 253, 32, 255, 253, 35, 255, 253, 39),
  ),
  greeting(
    {
      id: 'database',
      made: 'a MySQL server on the port, which greets in binary',
      truth: ['foreign-service-on-port', 'malformed-negotiation'],
    },
    Uint8Array.of(0x4a, 0, 0, 0, 10, ...Buffer.from('8.0.36\0'), 8, 0, 0, 0, ...Buffer.from('abcdefgh\0')),
  ),
  program(
    {
      id: 'https-that-answers-in-clear',
      made: 'an HTTPS server that answers whatever is no TLS with HTTP 400 in clear',
      truth: ['foreign-service-on-port', 'tls-only-port'],
    },
    (socket) => {
      socket.once('data', (bytes: Uint8Array) => {
        if (bytes[0] === 0x16) return void alertAtHello(112)(socket);
        return void socket.end(
          'HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n\r\nThe plain HTTP request was sent to HTTPS port\r\n',
        );
      });
    },
  ),
  server(
    {
      id: 'wants-client-certificate-in-tls',
      made: 'a proxy that asks for a client certificate inside TLS 1.2 and ends the handshake with alert 40 where none comes',
      truth: 'required-client-certificate',
      mustNot: ['no-common-cipher'],
    },
    { afterNegotiation: (socket) => wantsCertificate(socket) },
  ),
  server(
    {
      id: 'one-suite',
      made: 'a healthy server with one cipher suite (AES-128-GCM with ECDHE) and TLS 1.2',
      truth: 'healthy',
    },
    { tls: { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' } },
  ),
  server(
    {
      id: 'four-and-a-half-minutes',
      made: 'a healthy server whose clock is 270 seconds behind',
      truth: 'healthy',
      mustNot: ['clock-skew'],
    },
    { skewSeconds: -270 },
  ),
  refusing(
    {
      id: 'time-differs-at-dc',
      made: 'a logon refused with STATUS_TIME_DIFFERENCE_AT_DC (0xC0000133)',
      truth: 'clock-skew',
    },
    0xc0000133,
  ),
  refusing(
    {
      id: 'no-such-user-status',
      made: 'a logon refused with STATUS_NO_SUCH_USER (0xC0000064)',
      truth: 'wrong-password',
    },
    0xc0000064,
  ),
  refusing(
    {
      id: 'broken-trust',
      made: 'a logon refused with STATUS_TRUSTED_RELATIONSHIP_FAILURE (0xC000018D)',
      truth: 'unreachable-domain-controller',
    },
    0xc000018d,
  ),
  refusing(
    {
      id: 'selective-authentication',
      made: 'a logon refused with STATUS_AUTHENTICATION_FIREWALL_FAILED (0xC0000413): a trust that lets in only chosen accounts',
      truth: ['denied-logon-right', 'restricted-logon'],
    },
    0xc0000413,
  ),
  ending(
    {
      id: 'idle-limit',
      made: 'a session ended by its idle limit (Set Error Info 0x3)',
      truth: 'session-time-limit',
    },
    0x03,
  ),
  ending(
    {
      id: 'window-manager-crash',
      made: 'a session ended because the window manager crashed (Set Error Info 0x10)',
      truth: 'crashed-session',
    },
    0x10,
  ),
  ending(
    {
      id: 'fips',
      made: 'a session denied for its security level (Set Error Info 0x8)',
      truth: 'fips-denied',
    },
    0x08,
  ),
  ending(
    {
      id: 'license-message',
      made: 'a session whose license message was damaged (Set Error Info 0x103)',
      truth: 'damaged-client-license',
      mayAlso: ['interrupted-licensing'],
    },
    0x103,
  ),
  server(
    {
      id: 'renamed-machine',
      made: 'a Windows machine that was renamed and still shows the self-made certificate of its old name',
      truth: 'name-mismatch',
      mustNot: ['wrong-machine-behind-name'],
    },
    { certificate: () => [windowsSelfMade('OLDPC', daysFromNow(-30))] },
  ),
  server(
    {
      id: 'inspected-tls',
      made: 'a firewall between that opens TLS with a certificate issued by its own Fortinet authority',
      truth: 'intercepted-tls',
      mayAlso: unknownAuthority,
    },
    { certificate: inspected },
  ),
  {
    id: 'ipv6-only',
    skip: withoutIpv6,
    class: 'second look',
    made: 'a healthy server with an IPv6 address only',
    truth: 'healthy',
    run: async () => {
      const running = await peerOf('healthy').start({ address: '::1' });
      try {
        return await checkRunning(running);
      } finally {
        await running.close();
      }
    },
  },
  server(
    {
      id: 'early-code-unknown',
      made: 'a server that answers early user authorization with the undefined code 9',
      truth: ['denied-early', 'denied-logon-right', 'denied-session'],
    },
    { choose: ({ offer }) => (offer.includes('hybridEx') ? accept('hybridEx') : undefined), admits: 9 },
    { credentials: rightPassword },
  ),
  server(
    {
      id: 'certificate-for-star',
      made: 'a healthy company server with a wildcard certificate that covers its name',
      truth: 'healthy',
      mayAlso: unknownAuthority,
      mustNot: ['name-mismatch'],
    },
    {
      certificate: () =>
        issuedByCompany({ commonName: '*.practice.example', alternativeNames: ['*.practice.example'] }),
    },
    { host: 'srv01.practice.example' },
  ),
];

function inspected() {
  const authority = makeCertificate({
    commonName: 'FG100E4Q16000000',
    subject: [
      ['2.5.4.6', 'US'],
      ['2.5.4.10', 'Fortinet'],
      ['2.5.4.11', 'Certificate Authority'],
      ['2.5.4.3', 'FG100E4Q16000000'],
    ],
    notBefore: daysFromNow(-900),
    notAfter: daysFromNow(2_700),
    keySlot: 'inspection CA',
    isCa: true,
  });
  return issuedByCompany({ issuer: authority }).slice(0, 1);
}

/** TLS 1.2 with a CertificateRequest ([RFC 5246] 7.4.4), which ends with alert 40 whatever the client sends then. */
const wantsCertificate = onHello((socket, hello) => {
  const flight = firstFlight(hello, issuedByCompany());
  if (flight === undefined) return void socket.end(encodeAlert('fatal', 70));
  const request = encodeHandshake(13, hex`01 01 0002 0401 0000`);
  const { serverHello, certificate, keyExchange, done } = flight;
  socket.write(asRecords(serverHello, certificate, keyExchange, request, done));
  socket.once('data', () => socket.end(encodeAlert('fatal', 40)));
  return undefined;
});
