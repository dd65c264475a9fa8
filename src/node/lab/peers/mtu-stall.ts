import { withoutLargePackets } from '../lossy-way.ts';
import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A server behind a VPN or tunnel that loses large packets without a word: lets small TLS answers through and loses every packet of its certificate flight. */
export const mtuStall = definePeer({
  id: 'mtu-stall',
  title: 'a server behind a VPN or tunnel that loses large packets without a word',
  fault: 'lets small TLS answers through and loses every packet of its certificate flight',
  serve: rdpServer({ carry: (socket) => withoutLargePackets(socket, 1_200) }),
});
