import { definePeer } from '../peer.ts';
import { selfMade } from '../practice-certificate.ts';
import { rdpServer } from '../rdp-server.ts';

/** An appliance with a certificate of the early 2000s: shows a certificate signed with MD5. */
export const md5Certificate = definePeer({
  id: 'md5-certificate',
  title: 'an appliance with a certificate of the early 2000s',
  fault: 'shows a certificate signed with MD5',
  serve: rdpServer({ certificate: () => selfMade({ hash: 'md5' }) }),
});
