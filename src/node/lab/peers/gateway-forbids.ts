import { gatewayServer } from '../gateway-server.ts';
import { definePeer } from '../peer.ts';

/** A proxy in front of an RD Gateway that lets nobody through: answers the transport request with 403. */
export const gatewayForbids = definePeer({
  id: 'gateway-forbids',
  title: 'a proxy in front of an RD Gateway that lets nobody through',
  fault: 'answers the transport request with 403',
  udp: false,
  serve: gatewayServer({ status: 403 }),
});
