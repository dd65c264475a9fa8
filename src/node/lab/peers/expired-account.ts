import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** An account whose time is over: answers the right password with STATUS_ACCOUNT_EXPIRED (0xC0000193). */
export const expiredAccount = definePeer({
  id: 'expired-account',
  title: 'an account whose time is over',
  fault: 'answers the right password with STATUS_ACCOUNT_EXPIRED (0xC0000193)',
  needsLogon: true,
  serve: rdpServer({ credssp: { refusal: () => 0xc0000193 } }),
});
