import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A domain in which passwords expire: answers the right password with STATUS_PASSWORD_EXPIRED (0xC0000071). */
export const expiredPassword = definePeer({
  id: 'expired-password',
  title: 'a domain in which passwords expire',
  fault: 'answers the right password with STATUS_PASSWORD_EXPIRED (0xC0000071)',
  needsLogon: true,
  serve: rdpServer({ credssp: { refusal: () => 0xc0000071 } }),
});
