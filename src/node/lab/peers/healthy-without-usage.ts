import { makeCertificate } from '../certificates.ts';
import { definePeer } from '../peer.ts';
import { daysFromNow, practiceName } from '../practice-certificate.ts';
import { rdpServer } from '../rdp-server.ts';

/** A server whose certificate names no extended key usage: nothing: a certificate without that extension is good for everything. */
export const healthyWithoutUsage = definePeer({
  id: 'healthy-without-usage',
  title: 'a server whose certificate names no extended key usage',
  fault: 'nothing: a certificate without that extension is good for everything',
  serve: rdpServer({
    certificate: () => [
      makeCertificate({ commonName: practiceName, notBefore: daysFromNow(-30), notAfter: daysFromNow(300) }),
    ],
  }),
});
