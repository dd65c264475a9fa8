import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** Hands on what comes in at a socket to a way that is laid over it, no faster than that takes it, and its end. */
export function feedFrom(socket: Socket, way: Duplex): Duplex {
  socket.on('data', (bytes) => {
    if (!way.push(bytes)) socket.pause();
  });
  socket.on('end', () => way.push(null));
  socket.on('close', () => way.destroy());
  return way;
}
