import { definePeer } from '../peer.ts';
import { drain, rdpServer } from '../rdp-server.ts';

/** A host whose key service hangs, so that TLS never begins: agrees to NLA and never answers TLS, not even TLS that could only be refused. */
export const stallsAtClientHello = definePeer({
  id: 'stalls-at-client-hello',
  title: 'a host whose key service hangs, so that TLS never begins',
  fault: 'agrees to NLA and never answers TLS, not even TLS that could only be refused',
  serve: rdpServer({ afterNegotiation: drain }),
});
