import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A Windows host whose service ends the connection once TLS was agreed on: agrees to NLA and closes at once, before the client has sent any TLS. */
export const closesAfterNegotiation = definePeer({
  id: 'closes-after-negotiation',
  title: 'a Windows host whose service ends the connection once TLS was agreed on',
  fault: 'agrees to NLA and closes at once, before the client has sent any TLS',
  serve: rdpServer({ afterNegotiation: (socket) => void socket.end() }),
});
