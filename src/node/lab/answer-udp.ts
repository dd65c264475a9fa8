import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { decodeRdpUdpSyn, encodeRdpUdpSyn } from '../../core/protocol/rdp-udp.ts';
import { nodeCrypto } from '../crypto.ts';

/** Answers the opening datagram of RDP over UDP ([MS-RDPEUDP] 3.1.5.1.2) on a port; where it is taken, nothing does. */
export function answerUdp(address: string, port: number): Socket {
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  socket.on('error', () => {});
  socket.on('message', (datagram, { address: from, port: fromPort }) => {
    const answer = answerTo(datagram);
    // A datagram may say that it comes from no port; nothing can be sent there.
    if (answer !== undefined && fromPort > 0) socket.send(answer, fromPort, from, () => {});
  });
  socket.bind(port, address);
  return socket;
}

function answerTo(datagram: Uint8Array): Uint8Array | undefined {
  try {
    const syn = decodeRdpUdpSyn(datagram);
    const [a = 0, b = 0] = nodeCrypto.random(2);
    return encodeRdpUdpSyn({ ...syn, ack: syn.initialSequence, initialSequence: a * 256 + b });
  } catch {
    return undefined;
  }
}
