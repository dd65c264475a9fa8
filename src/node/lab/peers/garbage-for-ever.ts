import { definePeer } from '../peer.ts';
import { pour } from '../pour.ts';

const block = new Uint8Array(65_536).map((_, i) => (i * 167 + 91) & 0xff);

/** A device that streams its own data to whoever connects: pours bytes that mean nothing, as fast as they are read. */
export const garbageForEver = definePeer({
  id: 'garbage-for-ever',
  title: 'a device that streams its own data to whoever connects',
  fault: 'pours bytes that mean nothing, as fast as they are read',
  udp: false,
  serve: (socket) => pour(socket, block),
});
