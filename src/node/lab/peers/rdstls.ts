import { definePeer } from '../peer.ts';
import { accept, rdpServer } from '../rdp-server.ts';

/** A machine behind a connection broker that takes redirected connections only: chooses RDSTLS whatever is offered. */
export const rdstls = definePeer({
  id: 'rdstls',
  title: 'a machine behind a connection broker that takes redirected connections only',
  fault: 'chooses RDSTLS whatever is offered',
  serve: rdpServer({ choose: () => accept('rdstls') }),
});
