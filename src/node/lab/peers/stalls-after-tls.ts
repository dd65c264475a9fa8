import { definePeer } from '../peer.ts';
import { drain, rdpServer } from '../rdp-server.ts';

/** A host that waits in sign-in for a domain controller that does not answer: completes TLS and never answers CredSSP. */
export const stallsAfterTls = definePeer({
  id: 'stalls-after-tls',
  title: 'a host that waits in sign-in for a domain controller that does not answer',
  fault: 'completes TLS and never answers CredSSP',
  serve: rdpServer({ insideTls: drain }),
});
