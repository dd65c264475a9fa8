import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A server whose firewall lets only TCP through: works, and refuses UDP on its port. */
export const withoutUdp = definePeer({
  id: 'without-udp',
  title: 'a server whose firewall lets only TCP through',
  fault: 'works, and refuses UDP on its port',
  udp: false,
  serve: rdpServer(),
});
