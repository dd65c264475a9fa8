import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A server that does not know this password: answers every password with STATUS_LOGON_FAILURE (0xC000006D). */
export const wrongPassword = definePeer({
  id: 'wrong-password',
  title: 'a server that does not know this password',
  fault: 'answers every password with STATUS_LOGON_FAILURE (0xC000006D)',
  needsLogon: true,
  serve: rdpServer({ credssp: { secretOf: () => undefined } }),
});
