import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A web proxy that ends the TLS of everybody and understands only HTTP: completes TLS and answers CredSSP with HTTP. */
export const httpInsideTls = definePeer({
  id: 'http-inside-tls',
  title: 'a web proxy that ends the TLS of everybody and understands only HTTP',
  fault: 'completes TLS and answers CredSSP with HTTP',
  serve: rdpServer({
    insideTls: (socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'));
    },
  }),
});
