import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A user who is not in Remote Desktop Users: answers the right password with STATUS_LOGON_TYPE_NOT_GRANTED (0xC000015B). */
export const logonNotGranted = definePeer({
  id: 'logon-not-granted',
  title: 'a user who is not in Remote Desktop Users',
  fault: 'answers the right password with STATUS_LOGON_TYPE_NOT_GRANTED (0xC000015B)',
  needsLogon: true,
  serve: rdpServer({ credssp: { refusal: () => 0xc000015b } }),
});
