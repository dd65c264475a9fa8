import { encodeLicenseError } from '../../../core/protocol/mcs/license.ts';
import { encodeSetErrorInfo } from '../../../core/protocol/mcs/share.ts';
import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A host where the user lacks the right to sign in remotely: signs in and ends the session with Set Error Info 0x9. */
export const insufficientPrivileges = definePeer({
  id: 'insufficient-privileges',
  title: 'a host where the user lacks the right to sign in remotely',
  fault: 'signs in and ends the session with Set Error Info 0x9',
  needsLogon: true,
  serve: rdpServer({ begins: { says: [encodeLicenseError(7), encodeSetErrorInfo(0x09)], closes: true } }),
});
