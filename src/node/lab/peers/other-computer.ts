import { definePeer } from '../peer.ts';
import { selfMade } from '../practice-certificate.ts';
import { rdpServer } from '../rdp-server.ts';

/** Another machine that got the address of the one that was asked for: calls itself DEV-LAPTOP7 in its NTLM challenge. */
export const otherComputer = definePeer({
  id: 'other-computer',
  title: 'another machine that got the address of the one that was asked for',
  fault: 'calls itself DEV-LAPTOP7 in its NTLM challenge',
  serve: rdpServer({
    credssp: {
      target: {
        computer: 'DEV-LAPTOP7',
        domain: 'DEV-LAPTOP7',
        dnsComputer: 'dev-laptop7',
        dnsDomain: 'dev-laptop7',
      },
    },
    certificate: () => selfMade({ commonName: 'DEV-LAPTOP7', keySlot: 'another' }),
  }),
});
