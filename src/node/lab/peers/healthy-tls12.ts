import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A Windows Server 2016 or 2019, which has no TLS 1.3: nothing: TLS 1.2 is enough. */
export const healthyTls12 = definePeer({
  id: 'healthy-tls12',
  title: 'a Windows Server 2016 or 2019, which has no TLS 1.3',
  fault: 'nothing: TLS 1.2 is enough',
  serve: rdpServer({ tls: { maxVersion: 'TLSv1.2' } }),
});
