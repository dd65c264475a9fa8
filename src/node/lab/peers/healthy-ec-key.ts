import { definePeer } from '../peer.ts';
import { issuedByCompany } from '../practice-certificate.ts';
import { rdpServer } from '../rdp-server.ts';

/** A server with an elliptic-curve certificate of the company: nothing: the key is P-256. */
export const healthyEcKey = definePeer({
  id: 'healthy-ec-key',
  title: 'a server with an elliptic-curve certificate of the company',
  fault: 'nothing: the key is P-256',
  serve: rdpServer({ certificate: () => issuedByCompany({ key: 'ec256' }) }),
});
