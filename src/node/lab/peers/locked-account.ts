import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A domain that locks accounts after wrong passwords: answers the right password with STATUS_ACCOUNT_LOCKED_OUT (0xC0000234). */
export const lockedAccount = definePeer({
  id: 'locked-account',
  title: 'a domain that locks accounts after wrong passwords',
  fault: 'answers the right password with STATUS_ACCOUNT_LOCKED_OUT (0xC0000234)',
  needsLogon: true,
  serve: rdpServer({ credssp: { refusal: () => 0xc0000234 } }),
});
