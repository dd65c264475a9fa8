import { definePeer } from '../peer.ts';
import { accept, rdpServer } from '../rdp-server.ts';
import { serveStandardSecurity } from '../standard-server.ts';

/** A Windows 2000 or XP, or a host lowered to the RDP security layer: chooses standard RDP security with 128-bit RC4. */
export const standardSecurity = definePeer({
  id: 'standard-security',
  title: 'a Windows 2000 or XP, or a host lowered to the RDP security layer',
  fault: 'chooses standard RDP security with 128-bit RC4',
  udp: false,
  serve: rdpServer({ choose: () => accept('rdp'), afterNegotiation: serveStandardSecurity }),
});
