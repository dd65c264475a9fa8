import { definePeer } from '../peer.ts';
import { accept, rdpServer } from '../rdp-server.ts';

/** A load balancer that routes by the mstshash cookie: answers requests with a cookie and closes those without. */
export const wantsCookie = definePeer({
  id: 'wants-cookie',
  title: 'a load balancer that routes by the mstshash cookie',
  fault: 'answers requests with a cookie and closes those without',
  serve: rdpServer({ choose: (request) => (request.cookie === undefined ? undefined : accept('hybrid')) }),
});
