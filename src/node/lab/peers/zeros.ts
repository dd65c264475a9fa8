import { definePeer } from '../peer.ts';
import { pour } from '../pour.ts';

/** A broken driver or memory-backed device on the port: pours four gigabytes of zeros. */
export const zeros = definePeer({
  id: 'zeros',
  title: 'a broken driver or memory-backed device on the port',
  fault: 'pours four gigabytes of zeros',
  udp: false,
  serve: (socket) => pour(socket, new Uint8Array(65_536), 4 * 1024 ** 3),
});
