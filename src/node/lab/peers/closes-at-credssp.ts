import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A host that refuses NTLM without a word: reads the first CredSSP message and closes. */
export const closesAtCredssp = definePeer({
  id: 'closes-at-credssp',
  title: 'a host that refuses NTLM without a word',
  fault: 'reads the first CredSSP message and closes',
  serve: rdpServer({ insideTls: (socket) => void socket.once('data', () => socket.end()) }),
});
