import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** An attacker or inspection device between client and server: proves another key in sign-in than the one of its TLS. */
export const interceptedSignIn = definePeer({
  id: 'intercepted-sign-in',
  title: 'an attacker or inspection device between client and server',
  fault: 'proves another key in sign-in than the one of its TLS',
  needsLogon: true,
  serve: rdpServer({ credssp: { provenKey: new Uint8Array(270).fill(0x5a) } }),
});
