import { gatewayServer } from '../gateway-server.ts';
import { definePeer } from '../peer.ts';

/** An RD Gateway whose clock is ten minutes ahead: states a time ten minutes ahead in its Date header. */
export const gatewayClockAhead = definePeer({
  id: 'gateway-clock-ahead',
  title: 'an RD Gateway whose clock is ten minutes ahead',
  fault: 'states a time ten minutes ahead in its Date header',
  udp: false,
  serve: gatewayServer({ status: 401, skewSeconds: 600 }),
});
