import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A host without the CredSSP update of 2018: speaks CredSSP 2; patched clients refuse to sign in. */
export const oldCredssp = definePeer({
  id: 'old-credssp',
  title: 'a host without the CredSSP update of 2018',
  fault: 'speaks CredSSP 2; patched clients refuse to sign in',
  serve: rdpServer({ credssp: { version: 2 } }),
});
