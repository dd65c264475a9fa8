import { encodeLicenseError } from '../../../core/protocol/mcs/license.ts';
import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A session host whose license server cannot be found: signs in and refuses with license error 6. */
export const noLicenseServer = definePeer({
  id: 'no-license-server',
  title: 'a session host whose license server cannot be found',
  fault: 'signs in and refuses with license error 6',
  needsLogon: true,
  serve: rdpServer({ begins: { says: [encodeLicenseError(6)], closes: true } }),
});
