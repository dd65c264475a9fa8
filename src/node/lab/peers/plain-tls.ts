import { createSecureContext, TLSSocket } from 'node:tls';
import { definePeer } from '../peer.ts';
import { issuedByCompany } from '../practice-certificate.ts';
import { drain } from '../rdp-server.ts';

/** An RD Gateway, web server or stunnel on the port: speaks TLS from the first byte and closes what is not TLS. */
export const plainTls = definePeer({
  id: 'plain-tls',
  title: 'an RD Gateway, web server or stunnel on the port',
  fault: 'speaks TLS from the first byte and closes what is not TLS',
  udp: false,
  serve: (socket) => {
    const [made] = issuedByCompany();
    const secureContext = createSecureContext({ cert: made?.pem, key: made?.keyPem });
    const secured = new TLSSocket(socket, { isServer: true, secureContext });
    secured.on('error', () => socket.destroy());
    drain(secured);
  },
});
