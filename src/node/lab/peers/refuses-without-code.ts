import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A host from before 2018, which refuses without saying why: speaks CredSSP 2 and closes at every password. */
export const refusesWithoutCode = definePeer({
  id: 'refuses-without-code',
  title: 'a host from before 2018, which refuses without saying why',
  fault: 'speaks CredSSP 2 and closes at every password',
  needsLogon: true,
  serve: rdpServer({ credssp: { version: 2, secretOf: () => undefined } }),
});
