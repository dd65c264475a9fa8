import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

const healthy = rdpServer();

/** A farm of two behind one address, of which one is broken: serves every odd connection and resets every even one after the request. */
export const everySecondFails = definePeer({
  id: 'every-second-fails',
  title: 'a farm of two behind one address, of which one is broken',
  fault: 'serves every odd connection and resets every even one after the request',
  serve: (socket, visit) =>
    visit.number % 2 === 1
      ? healthy(socket, visit)
      : void socket.once('data', () => socket.resetAndDestroy()),
});
