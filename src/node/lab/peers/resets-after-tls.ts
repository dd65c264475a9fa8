import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A host or device that breaks off behind a complete TLS handshake: completes TLS and resets when sign-in begins. */
export const resetsAfterTls = definePeer({
  id: 'resets-after-tls',
  title: 'a host or device that breaks off behind a complete TLS handshake',
  fault: 'completes TLS and resets when sign-in begins',
  serve: (socket, visit) =>
    rdpServer({ insideTls: (tls) => void tls.once('data', () => socket.resetAndDestroy()) })(socket, visit),
});
