import { withFirstPacketOnly } from '../lossy-way.ts';
import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A server behind a tunnel where only the first packet of a burst survives: delivers the first 1200 bytes of its certificate flight and loses the rest. */
export const mtuStallAfterFirst = definePeer({
  id: 'mtu-stall-after-first',
  title: 'a server behind a tunnel where only the first packet of a burst survives',
  fault: 'delivers the first 1200 bytes of its certificate flight and loses the rest',
  serve: rdpServer({ carry: (socket) => withFirstPacketOnly(socket, 1_200) }),
});
