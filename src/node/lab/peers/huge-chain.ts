import { makeChain, serverAuth } from '../certificate-kinds.ts';
import { definePeer } from '../peer.ts';
import { daysFromNow, practiceName } from '../practice-certificate.ts';
import { rdpServer } from '../rdp-server.ts';

/** A host that was given the whole trust store of its company as chain: sends a chain of 60 certificates. */
export const hugeChain = definePeer({
  id: 'huge-chain',
  title: 'a host that was given the whole trust store of its company as chain',
  fault: 'sends a chain of 60 certificates',
  serve: rdpServer({
    certificate: () =>
      makeChain(60, {
        commonName: practiceName,
        notBefore: daysFromNow(-30),
        notAfter: daysFromNow(150),
        extendedKeyUsage: [serverAuth],
      }),
  }),
});
