import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A server that reaches no domain controller: answers the right password with STATUS_NO_LOGON_SERVERS (0xC000005E). */
export const noDomainController = definePeer({
  id: 'no-domain-controller',
  title: 'a server that reaches no domain controller',
  fault: 'answers the right password with STATUS_NO_LOGON_SERVERS (0xC000005E)',
  needsLogon: true,
  serve: rdpServer({ credssp: { refusal: () => 0xc000005e } }),
});
