import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** An account that has to change its password at the first sign-in: answers the right password with STATUS_PASSWORD_MUST_CHANGE (0xC0000224). */
export const passwordMustChange = definePeer({
  id: 'password-must-change',
  title: 'an account that has to change its password at the first sign-in',
  fault: 'answers the right password with STATUS_PASSWORD_MUST_CHANGE (0xC0000224)',
  needsLogon: true,
  serve: rdpServer({ credssp: { refusal: () => 0xc0000224 } }),
});
