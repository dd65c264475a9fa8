import { definePeer } from '../peer.ts';
import { selfMade } from '../practice-certificate.ts';
import { rdpServer } from '../rdp-server.ts';
import { asRecords, partialFlight } from '../tls-by-hand.ts';

/** A host that cannot get at the key of its certificate and waits for it: sends its ServerHello and then nothing; TLS it must refuse it refuses. */
export const stallsAfterServerHello = definePeer({
  id: 'stalls-after-server-hello',
  title: 'a host that cannot get at the key of its certificate and waits for it',
  fault: 'sends its ServerHello and then nothing; TLS it must refuse it refuses',
  serve: rdpServer({
    afterNegotiation: partialFlight(
      selfMade,
      (flight) => asRecords(flight.serverHello),
      () => {},
    ),
  }),
});
