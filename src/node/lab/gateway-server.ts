import { createSecureContext, TLSSocket } from 'node:tls';
import type { PeerSpec } from './peer.ts';
import { daysFromNow, issuedByCompany } from './practice-certificate.ts';

/** What a web server answers to the transport request of [MS-TSGU], and with what certificate and clock. */
export interface GatewayRecipe {
  readonly status: number;
  readonly fields?: readonly string[];
  /** Days from now. */
  readonly certificate?: { readonly notBefore: number; readonly notAfter: number };
  readonly skewSeconds?: number;
}

/** Serves HTTPS by hand, since Node's own server knows no RDG_OUT_DATA. */
export function gatewayServer({
  status,
  fields = [],
  certificate,
  skewSeconds = 0,
}: GatewayRecipe): PeerSpec['serve'] {
  const dates = certificate && {
    notBefore: daysFromNow(certificate.notBefore),
    notAfter: daysFromNow(certificate.notAfter),
  };
  return (socket) => {
    const [made] = issuedByCompany(dates);
    const secureContext = createSecureContext({ cert: made?.pem, key: made?.keyPem });
    const secured = new TLSSocket(socket, { isServer: true, secureContext });
    secured.on('error', () => socket.destroy());
    secured.once('data', () => {
      const date = new Date(Date.now() + skewSeconds * 1_000).toUTCString();
      const head = [`HTTP/1.1 ${status} Answer`, 'Server: Practice-IIS/10.0', `Date: ${date}`, ...fields];
      secured.end([...head, 'Content-Length: 0', '', ''].join('\r\n'));
    });
  };
}
