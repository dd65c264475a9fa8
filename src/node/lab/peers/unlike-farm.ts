import { definePeer } from '../peer.ts';
import { selfMade } from '../practice-certificate.ts';
import { rdpServer } from '../rdp-server.ts';

const odd = rdpServer();
const even = rdpServer({ certificate: () => selfMade({ keySlot: 'another' }) });

/** A farm whose machines have different certificates: shows another certificate on every second connection. */
export const unlikeFarm = definePeer({
  id: 'unlike-farm',
  title: 'a farm whose machines have different certificates',
  fault: 'shows another certificate on every second connection',
  serve: (socket, visit) => (visit.number % 2 === 1 ? odd : even)(socket, visit),
});
