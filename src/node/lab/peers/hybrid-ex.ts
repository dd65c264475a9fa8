import { definePeer } from '../peer.ts';
import { accept, rdpServer } from '../rdp-server.ts';

/** A Windows host that checks the right to sign in before it shows anything: chooses CredSSP with early user authorization, and works. */
export const hybridEx = definePeer({
  id: 'hybrid-ex',
  title: 'a Windows host that checks the right to sign in before it shows anything',
  fault: 'chooses CredSSP with early user authorization, and works',
  serve: rdpServer({ choose: ({ offer }) => (offer.includes('hybridEx') ? accept('hybridEx') : undefined) }),
});
