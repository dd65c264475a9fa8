import { definePeer } from '../peer.ts';
import { accept, rdpServer } from '../rdp-server.ts';

/** A host that finds before the session that the user may not sign in: takes the password and denies by early user authorization (code 5). */
export const deniesEarly = definePeer({
  id: 'denies-early',
  title: 'a host that finds before the session that the user may not sign in',
  fault: 'takes the password and denies by early user authorization (code 5)',
  needsLogon: true,
  serve: rdpServer({
    choose: ({ offer }) => (offer.includes('hybridEx') ? accept('hybridEx') : undefined),
    admits: 5,
  }),
});
