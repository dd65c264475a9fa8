import { definePeer } from '../peer.ts';
import { selfMade } from '../practice-certificate.ts';
import { rdpServer } from '../rdp-server.ts';
import { asRecords, partialFlight, resetSoon } from '../tls-by-hand.ts';

/** A TLS inspection that cuts the connection when it sees the certificate: sends half of its certificate and resets. */
export const resetsInCertificate = definePeer({
  id: 'resets-in-certificate',
  title: 'a TLS inspection that cuts the connection when it sees the certificate',
  fault: 'sends half of its certificate and resets',
  serve: rdpServer({
    afterNegotiation: partialFlight(
      selfMade,
      (flight) => asRecords(flight.serverHello, flight.certificate).subarray(0, 400),
      resetSoon,
    ),
  }),
});
