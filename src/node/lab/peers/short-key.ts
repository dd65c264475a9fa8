import { definePeer } from '../peer.ts';
import { selfMade } from '../practice-certificate.ts';
import { rdpServer } from '../rdp-server.ts';

/** An old server that still has its first certificate: shows a certificate with an RSA key of 1024 bits. */
export const shortKey = definePeer({
  id: 'short-key',
  title: 'an old server that still has its first certificate',
  fault: 'shows a certificate with an RSA key of 1024 bits',
  serve: rdpServer({ certificate: () => selfMade({ key: 'rsa1024' }) }),
});
