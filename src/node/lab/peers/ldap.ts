import { definePeer } from '../peer.ts';

/** RFC 4511 4.4.1: an extended response with message number 0, protocolError. */
const notice = Buffer.from('300c02010078070a010204000400', 'hex');

/** A directory server on the port: answers what is no LDAP with a notice of disconnection. */
export const ldap = definePeer({
  id: 'ldap',
  title: 'a directory server on the port',
  fault: 'answers what is no LDAP with a notice of disconnection',
  udp: false,
  serve: (socket) => void socket.once('data', () => socket.end(notice)),
});
