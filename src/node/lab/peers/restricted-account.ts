import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** An account with an empty password, which may not sign in remotely: answers the right password with STATUS_ACCOUNT_RESTRICTION (0xC000006E). */
export const restrictedAccount = definePeer({
  id: 'restricted-account',
  title: 'an account with an empty password, which may not sign in remotely',
  fault: 'answers the right password with STATUS_ACCOUNT_RESTRICTION (0xC000006E)',
  needsLogon: true,
  serve: rdpServer({ credssp: { refusal: () => 0xc000006e } }),
});
