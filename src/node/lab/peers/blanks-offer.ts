import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';
import { serveStandardSecurity } from '../standard-server.ts';

/** A device that blanks the negotiation block on the way to the server: answers as to a request without an offer, and says that it got none. */
export const blanksOffer = definePeer({
  id: 'blanks-offer',
  title: 'a device that blanks the negotiation block on the way to the server',
  fault: 'answers as to a request without an offer, and says that it got none',
  udp: false,
  serve: rdpServer({
    choose: () => ({ outcome: 'accepted', protocol: 'rdp', flags: 0, withoutBlock: true }),
    afterNegotiation: (socket, visit) => serveStandardSecurity(socket, visit, { offer: ['none'] }),
  }),
});
