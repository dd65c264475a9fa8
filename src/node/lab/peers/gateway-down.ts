import { gatewayServer } from '../gateway-server.ts';
import { definePeer } from '../peer.ts';

/** An RD Gateway whose service is stopped behind IIS: answers the transport request with 503. */
export const gatewayDown = definePeer({
  id: 'gateway-down',
  title: 'an RD Gateway whose service is stopped behind IIS',
  fault: 'answers the transport request with 503',
  udp: false,
  serve: gatewayServer({ status: 503 }),
});
