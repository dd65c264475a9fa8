import { encodeLicenseError } from '../../../core/protocol/mcs/license.ts';
import { encodeSetErrorInfo } from '../../../core/protocol/mcs/share.ts';
import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A farm whose connection broker sends people to a machine that is not there: signs in and ends the session with Set Error Info 0x400. */
export const brokerLost = definePeer({
  id: 'broker-lost',
  title: 'a farm whose connection broker sends people to a machine that is not there',
  fault: 'signs in and ends the session with Set Error Info 0x400',
  needsLogon: true,
  serve: rdpServer({ begins: { says: [encodeLicenseError(7), encodeSetErrorInfo(0x400)], closes: true } }),
});
