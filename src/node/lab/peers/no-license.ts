import { encodeLicenseError } from '../../../core/protocol/mcs/license.ts';
import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A session host without a license left for this client: signs in and refuses with license error 2. */
export const noLicense = definePeer({
  id: 'no-license',
  title: 'a session host without a license left for this client',
  fault: 'signs in and refuses with license error 2',
  needsLogon: true,
  serve: rdpServer({ begins: { says: [encodeLicenseError(2)], closes: true } }),
});
