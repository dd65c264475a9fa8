import { definePeer } from '../peer.ts';

/** A SOCKS proxy on the port: answers the greeting of SOCKS 5 and closes on anything else. */
export const socks = definePeer({
  id: 'socks',
  title: 'a SOCKS proxy on the port',
  fault: 'answers the greeting of SOCKS 5 and closes on anything else',
  udp: false,
  serve: (socket) =>
    void socket.once('data', (bytes) => {
      if (bytes[0] === 5) socket.write(Uint8Array.of(5, 0));
      else socket.end();
    }),
});
