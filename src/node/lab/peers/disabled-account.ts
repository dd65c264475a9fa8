import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** An account that was disabled: answers the right password with STATUS_ACCOUNT_DISABLED (0xC0000072). */
export const disabledAccount = definePeer({
  id: 'disabled-account',
  title: 'an account that was disabled',
  fault: 'answers the right password with STATUS_ACCOUNT_DISABLED (0xC0000072)',
  needsLogon: true,
  serve: rdpServer({ credssp: { refusal: () => 0xc0000072 } }),
});
