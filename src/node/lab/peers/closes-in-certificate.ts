import { definePeer } from '../peer.ts';
import { selfMade } from '../practice-certificate.ts';
import { rdpServer } from '../rdp-server.ts';
import { asRecords, partialFlight } from '../tls-by-hand.ts';

/** A server whose service is killed while it sends its certificate: sends half of its certificate and closes. */
export const closesInCertificate = definePeer({
  id: 'closes-in-certificate',
  title: 'a server whose service is killed while it sends its certificate',
  fault: 'sends half of its certificate and closes',
  serve: rdpServer({
    afterNegotiation: partialFlight(
      selfMade,
      (flight) => asRecords(flight.serverHello, flight.certificate).subarray(0, 400),
      (socket) => void socket.end(),
    ),
  }),
});
