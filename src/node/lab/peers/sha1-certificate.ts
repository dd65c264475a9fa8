import { definePeer } from '../peer.ts';
import { selfMade } from '../practice-certificate.ts';
import { rdpServer } from '../rdp-server.ts';

/** A server from before 2016: shows a certificate signed with SHA-1. */
export const sha1Certificate = definePeer({
  id: 'sha1-certificate',
  title: 'a server from before 2016',
  fault: 'shows a certificate signed with SHA-1',
  serve: rdpServer({ certificate: () => selfMade({ hash: 'sha1' }) }),
});
