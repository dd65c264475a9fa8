import { gatewayServer } from '../gateway-server.ts';
import { definePeer } from '../peer.ts';

/** An RD Gateway that asks who is there: answers the transport request with 401 and its schemes. */
export const gateway = definePeer({
  id: 'gateway',
  title: 'an RD Gateway that asks who is there',
  fault: 'answers the transport request with 401 and its schemes',
  udp: false,
  serve: gatewayServer({ status: 401, fields: ['WWW-Authenticate: NTLM', 'WWW-Authenticate: Negotiate'] }),
});
