import { encodeLicenseError } from '../../../core/protocol/mcs/license.ts';
import { encodeSetErrorInfo } from '../../../core/protocol/mcs/share.ts';
import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A session host without memory for another session: signs in and ends the session with Set Error Info 0x6. */
export const outOfMemory = definePeer({
  id: 'out-of-memory',
  title: 'a session host without memory for another session',
  fault: 'signs in and ends the session with Set Error Info 0x6',
  needsLogon: true,
  serve: rdpServer({ begins: { says: [encodeLicenseError(7), encodeSetErrorInfo(0x06)], closes: true } }),
});
