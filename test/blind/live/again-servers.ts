import { encodeConnectionConfirm } from '../../../src/core/protocol/connection-confirm.ts';
import { selfMade } from '../../../src/node/lab/practice-certificate.ts';
import { accept, rdpServer } from '../../../src/node/lab/rdp-server.ts';
import type { BlindCase } from '../blind-case.ts';
import { live, selfMadeToo } from './live-case.ts';

const confirm = encodeConnectionConfirm(accept('hybrid'));

/** Servers met behind a forwarded port, and one that is well. */
export const againLive: readonly BlindCase[] = [
  live({
    id: 'again-live-camera',
    made: 'The port forwarding leads to a surveillance camera, which answers in RTSP and closes.',
    truth: ['foreign-service-on-port'],
    mustNot: ['missing-server-certificate', 'refused-tls', 'throttled-listener', 'silent-listener'],
    serve: (socket) =>
      void socket.once('data', () =>
        socket.end('RTSP/1.0 400 Bad Request\r\nCSeq: 0\r\nServer: IPCam/2.4\r\n\r\n'),
      ),
  }),
  live({
    id: 'again-live-half-a-confirm',
    made: 'A failing forwarder passes on the first nine bytes of the answer of the server and closes.',
    truth: ['unfinished-answer', 'malformed-negotiation', 'closed-before-answer'],
    mustNot: ['foreign-service-on-port', 'required-nla', 'refused-tls', 'silent-listener'],
    serve: (socket) => void socket.once('data', () => socket.end(confirm.subarray(0, 9))),
  }),
  live({
    id: 'again-live-other-workstation-only',
    made: 'The account may sign in from one workstation only, and this is another: STATUS_INVALID_WORKSTATION (0xC0000070).',
    truth: ['restricted-logon'],
    mayAlso: selfMadeToo,
    mustNot: [
      'wrong-password',
      'locked-account',
      'disabled-account',
      'denied-session',
      'broken-domain-trust',
    ],
    udp: true,
    signsIn: true,
    serve: rdpServer({ credssp: { refusal: () => 0xc0000070 } }),
  }),
  live({
    id: 'again-live-healthy-many-names',
    made: 'The certificate of a server that answers for a whole farm names forty hosts; everybody gets in.',
    truth: ['healthy'],
    mayAlso: [...selfMadeToo, 'wrong-machine-behind-name'],
    mustNot: [
      'stalled-handshake',
      'path-mtu-black-hole',
      'malformed-handshake',
      'intercepted-tls',
      'expired-certificate',
      'throttled-listener',
      'intermittent-handshake',
    ],
    udp: true,
    serve: rdpServer({
      certificate: () =>
        selfMade({ alternativeNames: Array.from({ length: 40 }, (_, i) => `rdsh-${i}.farm.example`) }),
    }),
  }),
];
