import { definePeer } from '../peer.ts';
import { accept, rdpServer } from '../rdp-server.ts';

/** A host on which NLA was switched off: takes TLS without NLA and shows its sign-in screen to anybody. */
export const tlsWithoutNla = definePeer({
  id: 'tls-without-nla',
  title: 'a host on which NLA was switched off',
  fault: 'takes TLS without NLA and shows its sign-in screen to anybody',
  serve: rdpServer({ choose: ({ offer }) => accept(offer.includes('ssl') ? 'ssl' : 'rdp') }),
});
