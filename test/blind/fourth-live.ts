import type { Socket } from 'node:net';
import { encodeConnectionConfirm } from '../../src/core/protocol/connection-confirm.ts';
import { encodeAlert } from '../../src/core/protocol/tls/server-encode.ts';
import { drain, rdpServer } from '../../src/node/lab/rdp-server.ts';
import type { BlindCase } from './blind-case.ts';
import { live, selfMadeToo } from './live/live-case.ts';

/** Answers the first bytes and closes. */
const answers = (answer: string | Uint8Array) => (socket: Socket) =>
  void socket.once('data', () => socket.end(answer));

const healthy = rdpServer();

/** Servers on loopback. */
export const fourthLive: readonly BlindCase[] = [
  live({
    id: 'fourth-live-vnc',
    made: 'A VNC server has been put on port 3389: it greets with RFB 003.008.',
    truth: ['foreign-service-on-port', 'foreign-port-owner', 'third-party-listener'],
    mustNot: ['swallowed-request', 'tls-only-port', 'missing-listener-certificate', 'stopped-service'],
    serve: (socket) => {
      socket.write('RFB 003.008\n');
      drain(socket);
    },
  }),
  live({
    id: 'fourth-live-no-certificate',
    made: 'The server answers each offer with SSL_CERT_NOT_ON_SERVER: it has no certificate for TLS.',
    truth: ['missing-listener-certificate', 'missing-server-certificate'],
    mayAlso: selfMadeToo,
    mustNot: ['wrong-password', 'stopped-service', 'foreign-port-owner', 'disabled-tls-versions'],
    serve: answers(encodeConnectionConfirm({ outcome: 'refused', failure: 'sslCertNotOnServer', code: 3 })),
  }),
  live({
    id: 'fourth-live-tls-first',
    made: 'A port that wants TLS at once (a gateway, stunnel) answers the request with the alert unexpected_message.',
    truth: ['tls-only-port'],
    mustNot: ['disabled-tls-versions', 'missing-listener-certificate', 'swallowed-request', 'wrong-password'],
    serve: answers(encodeAlert('fatal', 10)),
  }),
  live({
    id: 'fourth-live-well',
    made: 'A server that is well, asked with the right password.',
    truth: ['healthy'],
    mayAlso: selfMadeToo,
    mustNot: ['wrong-password', 'disabled-tls-versions', 'foreign-port-owner', 'rejecting-client'],
    signsIn: true,
    serve: healthy,
  }),
];
