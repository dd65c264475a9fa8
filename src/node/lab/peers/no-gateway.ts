import { gatewayServer } from '../gateway-server.ts';
import { definePeer } from '../peer.ts';

/** A web server that is no RD Gateway: answers the transport request with 404. */
export const noGateway = definePeer({
  id: 'no-gateway',
  title: 'a web server that is no RD Gateway',
  fault: 'answers the transport request with 404',
  udp: false,
  serve: gatewayServer({ status: 404 }),
});
