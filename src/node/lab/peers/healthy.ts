import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A Windows server as it should be, with the certificate it made itself: nothing: NLA, TLS 1.2 and 1.3, and it checks passwords. */
export const healthy = definePeer({
  id: 'healthy',
  title: 'a Windows server as it should be, with the certificate it made itself',
  fault: 'nothing: NLA, TLS 1.2 and 1.3, and it checks passwords',
  serve: rdpServer(),
});
