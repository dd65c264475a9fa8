import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';
import { trickling } from '../slow-way.ts';

/** A server behind a link of a few hundred bytes a second: sends its TLS answer in small pieces that keep coming. */
export const tricklesInTls = definePeer({
  id: 'trickles-in-tls',
  title: 'a server behind a link of a few hundred bytes a second',
  fault: 'sends its TLS answer in small pieces that keep coming',
  udp: false,
  serve: rdpServer({ carry: (socket) => trickling(socket, 40, 100) }),
});
