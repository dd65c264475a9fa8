import type { Socket } from 'node:net';
import { hex, join, u16be } from '../../../src/core/bytes/write.ts';
import { encodeConnectionConfirm } from '../../../src/core/protocol/connection-confirm.ts';
import { encodeAlert } from '../../../src/core/protocol/tls/server-encode.ts';
import { accept, drain, rdpServer } from '../../../src/node/lab/rdp-server.ts';
import { selfMade } from '../../../src/node/lab/practice-certificate.ts';
import { alertAtHello, asRecords, onHello, partialFlight } from '../../../src/node/lab/tls-by-hand.ts';
import type { BlindCase } from '../blind-case.ts';
import { live, selfMadeToo } from './live-case.ts';

/** Greets, then reads and throws away. */
const greets = (greeting: string | Uint8Array) => (socket: Socket) => {
  socket.write(greeting);
  drain(socket);
};

/** Answers the first bytes and closes. */
const answers = (answer: string | Uint8Array) => (socket: Socket) =>
  void socket.once('data', () => socket.end(answer));

const confirm = encodeConnectionConfirm(accept('hybrid'));
const healthy = rdpServer();

/** What answers where Remote Desktop should, as public reports tell it. */
export const strangePorts: readonly BlindCase[] = [
  live({
    id: 'blind-live-mysql',
    made: 'A port forwarding leads to a MySQL server: it greets with its handshake packet.',
    truth: ['foreign-service-on-port'],
    mustNot: ['missing-server-certificate', 'refused-tls', 'throttled-listener', 'silent-listener'],
    serve: greets(
      join(
        hex`4a000000 0a`,
        new TextEncoder().encode('8.0.36-0ubuntu0.22.04.1'),
        hex`00 1b000000 5a3b2c1d 7e6f5a4b 00 ffff ff 0200 ffdf 15 00000000000000000000`,
      ),
    ),
  }),
  live({
    id: 'blind-live-telnet',
    made: 'A switch offers Telnet on the port: option negotiation, then a prompt for a name.',
    truth: ['foreign-service-on-port'],
    mustNot: ['stalled-handshake', 'missing-server-certificate', 'closed-before-answer'],
    serve: greets(
      join(
        hex`fffd18 fffd20 fffd23 fffd27 fffb01`,
        new TextEncoder().encode('\r\nUser Access Verification\r\n\r\nUsername: '),
      ),
    ),
  }),
  live({
    id: 'blind-live-redis',
    made: 'A Redis in protected mode answers whatever it is asked with an error line.',
    truth: ['foreign-service-on-port'],
    mustNot: ['required-nla', 'closed-before-answer', 'refused-tls'],
    serve: answers('-DENIED Redis is running in protected mode because protected mode is enabled.\r\n'),
  }),
  live({
    id: 'blind-live-captive-portal',
    made: 'The portal of a hotel answers every port with a redirect to its page.',
    truth: ['foreign-service-on-port'],
    mustNot: ['throttled-listener', 'missing-server-certificate', 'unreachable-gateway'],
    serve: answers(
      'HTTP/1.0 302 Found\r\nLocation: http://login.hotel.example/?dst=\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
    ),
  }),
  live({
    id: 'blind-live-echo',
    made: 'A test program echoes whatever arrives.',
    truth: ['foreign-service-on-port', 'malformed-negotiation'],
    mustNot: ['required-nla', 'refused-tls', 'missing-server-certificate', 'silent-listener'],
    serve: (socket) => void socket.on('data', (bytes) => socket.write(bytes)),
  }),
  live({
    id: 'blind-live-proxy-line',
    made: 'A load balancer is set to send the PROXY protocol the wrong way: its line stands before the answer of the server.',
    truth: ['malformed-negotiation', 'foreign-service-on-port'],
    mustNot: ['required-nla', 'refused-tls', 'no-common-cipher'],
    serve: (socket) =>
      void socket.once('data', () =>
        socket.write(join(new TextEncoder().encode('PROXY TCP4 10.0.0.9 10.0.0.4 51234 3389\r\n'), confirm)),
      ),
  }),
  live({
    id: 'blind-live-disconnect-request',
    made: 'A terminal concentrator refuses on the transport layer: X.224 Disconnect Request instead of a confirm.',
    truth: ['malformed-negotiation', 'closed-before-answer'],
    mustNot: ['required-nla', 'missing-server-certificate', 'foreign-service-on-port'],
    serve: answers(hex`0300000b 06 80 0000 1234 01`),
  }),
  live({
    id: 'blind-live-unknown-protocol',
    made: 'A home-made server selects a protocol number that nobody has defined.',
    truth: ['malformed-negotiation'],
    mustNot: ['required-nla', 'refused-tls', 'entra-only-sign-in'],
    serve: (socket) =>
      void socket.once('data', () => socket.write(hex`03000013 0e d0 0000 1234 00 02 1f 0800 40000000`)),
  }),
  live({
    id: 'blind-live-name-router',
    made: 'A router by server name (as Traefik or HAProxy) knows no such name and answers the TLS greeting with alert 112, unrecognized_name.',
    truth: ['unexpected-tls-alert'],
    mustNot: ['no-common-cipher', 'no-common-tls-version', 'failing-tls-service', 'expired-certificate'],
    serve: rdpServer({ afterNegotiation: alertAtHello(112) }),
  }),
  live({
    id: 'blind-live-access-denied-alert',
    made: 'A zero-trust proxy refuses this client with alert 49, access_denied.',
    truth: ['unexpected-tls-alert'],
    mustNot: ['no-common-cipher', 'no-common-tls-version', 'failing-tls-service', 'denied-logon-right'],
    serve: rdpServer({ afterNegotiation: alertAtHello(49) }),
  }),
  live({
    id: 'blind-live-alert-after-flight',
    made: 'A front end sends its certificate and then ends the handshake itself with alert 80, internal_error.',
    truth: ['failing-tls-service', 'unexpected-tls-alert', 'cut-handshake'],
    mayAlso: selfMadeToo,
    mustNot: ['no-common-cipher', 'no-common-tls-version', 'resetting-middlebox', 'path-mtu-black-hole'],
    serve: rdpServer({
      afterNegotiation: partialFlight(
        selfMade,
        (flight) => asRecords(flight.serverHello, flight.certificate, flight.keyExchange, flight.done),
        (socket) => void setTimeout(() => socket.end(encodeAlert('fatal', 80)), 40),
      ),
    }),
  }),
  live({
    id: 'blind-live-plain-text-after-agreement',
    made: 'A proxy that cannot reach its target says so in plain text where TLS should begin.',
    truth: ['malformed-handshake'],
    mustNot: ['no-common-cipher', 'resetting-middlebox', 'stalled-handshake'],
    serve: rdpServer({
      afterNegotiation: onHello((socket) => void socket.end('ERROR: upstream connect failed (113)\n')),
    }),
  }),
  live({
    id: 'blind-live-wrong-tls-length',
    made: 'A damaged appliance sends a handshake record that promises more bytes than ever come, and closes.',
    truth: ['cut-handshake', 'malformed-handshake'],
    mustNot: ['no-common-cipher', 'resetting-middlebox', 'expired-certificate'],
    serve: rdpServer({
      afterNegotiation: onHello(
        (socket) =>
          void socket.end(join(hex`16 0303`, u16be(4_000), hex`02 000056 0303`, new Uint8Array(60))),
      ),
    }),
  }),
  live({
    id: 'blind-live-bans-after-first',
    made: 'An intrusion filter lets each address in once and resets whatever comes from it after that.',
    truth: ['throttled-listener', 'intermittent-handshake'],
    mayAlso: selfMadeToo,
    mustNot: ['no-common-cipher', 'foreign-service-on-port', 'path-mtu-black-hole', 'stopped-service'],
    serve: (socket, visit) => (visit.number === 1 ? healthy(socket, visit) : void socket.resetAndDestroy()),
  }),
  live({
    id: 'blind-live-one-of-four-hangs',
    made: 'A farm of four behind one address, of which one accepts and says nothing.',
    truth: ['intermittent-handshake', 'throttled-listener'],
    mayAlso: selfMadeToo,
    mustNot: ['silent-listener', 'path-mtu-black-hole', 'filtered-port', 'foreign-service-on-port'],
    serve: (socket, visit) => (visit.number % 4 === 2 ? drain(socket) : healthy(socket, visit)),
  }),
];
