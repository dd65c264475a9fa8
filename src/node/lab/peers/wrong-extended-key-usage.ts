import { definePeer } from '../peer.ts';
import { issuedByCompany } from '../practice-certificate.ts';
import { rdpServer } from '../rdp-server.ts';

/** A host that was bound to a certificate for people instead of servers: shows a certificate that is meant for client authentication only. */
export const wrongExtendedKeyUsage = definePeer({
  id: 'wrong-extended-key-usage',
  title: 'a host that was bound to a certificate for people instead of servers',
  fault: 'shows a certificate that is meant for client authentication only',
  serve: rdpServer({ certificate: () => issuedByCompany({ extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'] }) }),
});
