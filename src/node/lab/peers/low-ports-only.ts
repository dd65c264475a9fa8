import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

const healthy = rdpServer();

/** A router or filter that lets only low source ports through: serves who comes from a port below 20000 and closes on others. */
export const lowPortsOnly = definePeer({
  id: 'low-ports-only',
  title: 'a router or filter that lets only low source ports through',
  fault: 'serves who comes from a port below 20000 and closes on others',
  serve: (socket, visit) => {
    if ((socket.remotePort ?? 0) < 20_000) return healthy(socket, visit);
    return void socket.once('data', () => socket.end());
  },
});
