import type { Socket } from 'node:net';
import { windowsSelfMade } from '../../src/node/lab/certificate-kinds.ts';
import { daysFromNow } from '../../src/node/lab/practice-certificate.ts';
import { drain, rdpServer } from '../../src/node/lab/rdp-server.ts';
import type { BlindCase } from './blind-case.ts';
import { live, selfMadeToo } from './live/live-case.ts';

const modern = rdpServer({ tls: { minVersion: 'TLSv1.3' } });
const overdue = rdpServer({
  certificate: () => [windowsSelfMade('SRV01', daysFromNow(-184))],
  credssp: { refusal: () => 0xc000_0224 },
});

/** Servers on loopback. */
export const sixthLive: readonly BlindCase[] = [
  live({
    id: 'sixth-live-ftp',
    made: 'The camera recorder’s FTP service was put on 3389: it greets with 220.',
    truth: ['foreign-service-on-port', 'foreign-port-owner', 'third-party-listener'],
    mustNot: ['swallowed-request', 'tls-only-port', 'missing-listener-certificate', 'stopped-service'],
    serve: (socket) => {
      socket.write('220 NVR-200 FTP server ready.\r\n');
      drain(socket);
    },
  }),
  live({
    id: 'sixth-live-reset-at-the-request',
    made: 'Something takes each connection and resets it at the first bytes; what it is cannot be seen from here.',
    truth: ['unknown', 'reset-before-answer', 'resetting-middlebox', 'restricted-listener-access'],
    mayAlso: ['closed-before-answer', 'swallowed-request', 'dropping-filter'],
    mustNot: ['stopped-service', 'wrong-password', 'foreign-service-on-port', 'missing-listener-certificate'],
    serve: (socket: Socket) => void socket.once('data', () => socket.resetAndDestroy()),
  }),
  live({
    id: 'sixth-live-must-change',
    made: 'The right password must be changed at the next sign-in (0xC0000224), and the certificate has been over for a day, which nobody minds.',
    truth: ['expired-password'],
    mayAlso: [...selfMadeToo, 'expired-certificate', 'failed-certificate-renewal'],
    mustNot: ['wrong-password', 'locked-account', 'clock-skew', 'rejecting-client'],
    udp: true,
    signsIn: true,
    serve: overdue,
  }),
  live({
    id: 'sixth-live-only-tls13',
    made: 'A well-kept server that speaks TLS 1.3 and nothing older; who signs in is let in.',
    truth: ['healthy'],
    mayAlso: [...selfMadeToo, 'tls13-only'],
    mustNot: ['no-common-tls-version', 'disabled-tls-versions', 'wrong-password', 'disjoint-cipher-suites'],
    udp: true,
    signsIn: true,
    serve: modern,
  }),
  live({
    id: 'sixth-live-server-busy',
    made: 'The server takes each connection and never says a word, as one whose service hangs or whose line is filtered behind the handshake: which, cannot be seen from here.',
    truth: ['swallowed-request', 'silent-listener', 'unknown'],
    mayAlso: ['dropping-filter', 'closed-before-answer', 'unfinished-answer'],
    mustNot: ['stopped-service', 'wrong-password', 'foreign-service-on-port', 'disabled-remote-desktop'],
    serve: (socket) => drain(socket),
  }),
];
