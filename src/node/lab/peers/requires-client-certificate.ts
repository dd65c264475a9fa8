import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A server that wants a certificate of its clients: refuses every request with failure code 6. */
export const requiresClientCertificate = definePeer({
  id: 'requires-client-certificate',
  title: 'a server that wants a certificate of its clients',
  fault: 'refuses every request with failure code 6',
  serve: rdpServer({
    choose: () => ({ outcome: 'refused', failure: 'sslWithUserAuthRequiredByServer', code: 6 }),
  }),
});
