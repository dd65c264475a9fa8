import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A domain member that drops CredSSP on the way in: reads the first CredSSP message and resets. */
export const resetsAtCredssp = definePeer({
  id: 'resets-at-credssp',
  title: 'a domain member that drops CredSSP on the way in',
  fault: 'reads the first CredSSP message and resets',
  serve: (socket, visit) =>
    rdpServer({
      insideTls: (tls) => void tls.once('data', () => setTimeout(() => socket.resetAndDestroy(), 30)),
    })(socket, visit),
});
