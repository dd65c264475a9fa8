import { windowsSelfMade } from '../certificate-kinds.ts';
import { definePeer } from '../peer.ts';
import { daysFromNow, practiceName } from '../practice-certificate.ts';
import { rdpServer } from '../rdp-server.ts';

/** A Windows host whose certificate was not renewed: shows a certificate that expired 20 days ago, and works otherwise. */
export const expiredCertificate = definePeer({
  id: 'expired-certificate',
  title: 'a Windows host whose certificate was not renewed',
  fault: 'shows a certificate that expired 20 days ago, and works otherwise',
  serve: rdpServer({ certificate: () => [windowsSelfMade(practiceName, daysFromNow(-203))] }),
});
