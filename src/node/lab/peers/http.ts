import { definePeer } from '../peer.ts';

/** A web server on the port: answers everything with HTTP 400. */
export const http = definePeer({
  id: 'http',
  title: 'a web server on the port',
  fault: 'answers everything with HTTP 400',
  udp: false,
  serve: (socket) => {
    socket.once('data', () => {
      socket.end('HTTP/1.1 400 Bad Request\r\nServer: nginx\r\nConnection: close\r\n\r\n');
    });
  },
});
