import { definePeer } from '../peer.ts';
import { accept, rdpServer } from '../rdp-server.ts';

/** A filter that blocks requests with the user name of a scanner: answers requests without a cookie and closes those with one. */
export const blocksCookie = definePeer({
  id: 'blocks-cookie',
  title: 'a filter that blocks requests with the user name of a scanner',
  fault: 'answers requests without a cookie and closes those with one',
  serve: rdpServer({ choose: (request) => (request.cookie === undefined ? accept('hybrid') : undefined) }),
});
