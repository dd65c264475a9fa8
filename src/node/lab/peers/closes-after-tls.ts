import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A host that ends every sign-in: its security service does not work: completes TLS and closes before sign-in. */
export const closesAfterTls = definePeer({
  id: 'closes-after-tls',
  title: 'a host that ends every sign-in: its security service does not work',
  fault: 'completes TLS and closes before sign-in',
  serve: rdpServer({ insideTls: (socket) => void socket.end() }),
});
