import { encodeLicenseError } from '../../../core/protocol/mcs/license.ts';
import { encodeSetErrorInfo } from '../../../core/protocol/mcs/share.ts';
import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A host that takes no further connections, or not of this user: signs in and ends the session with Set Error Info 0x7. */
export const deniesConnection = definePeer({
  id: 'denies-connection',
  title: 'a host that takes no further connections, or not of this user',
  fault: 'signs in and ends the session with Set Error Info 0x7',
  needsLogon: true,
  serve: rdpServer({ begins: { says: [encodeLicenseError(7), encodeSetErrorInfo(0x07)], closes: true } }),
});
