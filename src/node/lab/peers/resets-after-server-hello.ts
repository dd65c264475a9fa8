import { definePeer } from '../peer.ts';
import { selfMade } from '../practice-certificate.ts';
import { rdpServer } from '../rdp-server.ts';
import { asRecords, partialFlight, resetSoon } from '../tls-by-hand.ts';

/** A device on the way that breaks TLS off once it has seen what was chosen: sends its ServerHello and resets. */
export const resetsAfterServerHello = definePeer({
  id: 'resets-after-server-hello',
  title: 'a device on the way that breaks TLS off once it has seen what was chosen',
  fault: 'sends its ServerHello and resets',
  serve: rdpServer({
    afterNegotiation: partialFlight(selfMade, (flight) => asRecords(flight.serverHello), resetSoon),
  }),
});
