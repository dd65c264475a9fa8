import { windowsSelfMade } from '../certificate-kinds.ts';
import { definePeer } from '../peer.ts';
import { daysFromNow, practiceName } from '../practice-certificate.ts';
import { rdpServer } from '../rdp-server.ts';

/** A host that made its certificate while its clock was ahead: shows a certificate that becomes valid in 10 days, and works otherwise. */
export const notYetValidCertificate = definePeer({
  id: 'not-yet-valid-certificate',
  title: 'a host that made its certificate while its clock was ahead',
  fault: 'shows a certificate that becomes valid in 10 days, and works otherwise',
  serve: rdpServer({ certificate: () => [windowsSelfMade(practiceName, daysFromNow(10))] }),
});
