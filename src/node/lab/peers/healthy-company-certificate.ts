import { definePeer } from '../peer.ts';
import { daysFromNow, issuedByCompany } from '../practice-certificate.ts';
import { rdpServer } from '../rdp-server.ts';

/** A server with a certificate of the company that is valid for ten years: nothing: a long-valid certificate is unusual and no fault. */
export const healthyCompanyCertificate = definePeer({
  id: 'healthy-company-certificate',
  title: 'a server with a certificate of the company that is valid for ten years',
  fault: 'nothing: a long-valid certificate is unusual and no fault',
  serve: rdpServer({
    certificate: () => issuedByCompany({ notBefore: daysFromNow(-700), notAfter: daysFromNow(2_900) }),
  }),
});
