import { definePeer } from '../peer.ts';
import { issuedByCompany } from '../practice-certificate.ts';
import { rdpServer } from '../rdp-server.ts';

/** A host that was bound to a certificate for signing certificates: shows a certificate whose key may sign certificates and nothing else. */
export const wrongKeyUsage = definePeer({
  id: 'wrong-key-usage',
  title: 'a host that was bound to a certificate for signing certificates',
  fault: 'shows a certificate whose key may sign certificates and nothing else',
  serve: rdpServer({ certificate: () => issuedByCompany({ keyUsage: ['keyCertSign', 'cRLSign'] }) }),
});
