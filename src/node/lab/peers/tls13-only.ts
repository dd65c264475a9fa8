import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A hardened server on which everything below TLS 1.3 was switched off: speaks TLS 1.3 and nothing older. */
export const tls13Only = definePeer({
  id: 'tls13-only',
  title: 'a hardened server on which everything below TLS 1.3 was switched off',
  fault: 'speaks TLS 1.3 and nothing older',
  serve: rdpServer({ tls: { minVersion: 'TLSv1.3' } }),
});
