import { definePeer } from '../peer.ts';
import { issuedByCompany } from '../practice-certificate.ts';
import { rdpServer } from '../rdp-server.ts';

/** A server that was renamed and kept its certificate: shows a certificate for oldname.practice.example. */
export const wrongName = definePeer({
  id: 'wrong-name',
  title: 'a server that was renamed and kept its certificate',
  fault: 'shows a certificate for oldname.practice.example',
  serve: rdpServer({
    certificate: () =>
      issuedByCompany({
        commonName: 'oldname.practice.example',
        alternativeNames: ['oldname.practice.example'],
      }),
  }),
});
