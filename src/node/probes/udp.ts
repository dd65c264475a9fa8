import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { DecodeError } from '../../core/bytes/reader.ts';
import type { Problem } from '../../core/facts/problems.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { badField } from '../../core/protocol/conversation.ts';
import { decodeRdpUdpSynAck, encodeRdpUdpSyn, firstSyn } from '../../core/protocol/rdp-udp.ts';
import { codeOf } from '../wire/network-error.ts';
import { afterOwnTime, ownNow } from '../time/own-time.ts';
import { round } from '../interview/attempt.ts';
import { defineProbe } from '../interview/probe.ts';

/** UDP on the same port: it costs no TCP connection and runs beside the other questions. */
export const udp = defineProbe({
  name: 'udp',
  asks: 'whether it speaks RDP over UDP as well',
  provides: ['rdpUdp'],
  connections: { least: 0, most: 0 },
  beside: true,
  urgency: (known, { deep }) => (offersUdp(known, deep) ? 98 : 0),

  async run({ address, target, rttMs, signal }) {
    const rdpUdp = await askUdp(address, target.port, rttMs, signal);
    return { facts: signal.aborted ? {} : { rdpUdp } };
  },
});

/** Servers with NLA are Windows or act like it; only those are expected to speak UDP as well. */
function offersUdp({ rdpNegotiation }: Partial<FactTypes>, deep: boolean): boolean {
  if (rdpNegotiation?.outcome !== 'accepted') return false;
  return deep || rdpNegotiation.protocol === 'hybrid' || rdpNegotiation.protocol === 'hybridEx';
}

/** Asks the UDP port twice whether it speaks RDP; silence within a few round trips is an answer too. */
function askUdp(
  address: string,
  port: number,
  rttMs: number,
  signal: AbortSignal,
): Promise<FactTypes['rdpUdp']> {
  const started = ownNow();
  const elapsed = () => round(ownNow() - started);
  const sequence = randomBytes(4).readUInt32BE();
  const syn = encodeRdpUdpSyn(firstSyn(sequence));
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
    const pause = 150 + 3 * Math.min(rttMs, 500);
    const waits = [afterOwnTime(pause, () => send(socket, syn)), afterOwnTime(2 * pause, () => onAbort())];
    let isOver = false;
    const finish = (fact: FactTypes['rdpUdp']) => {
      if (isOver) return;
      isOver = true;
      for (const wait of waits) wait.cancel();
      signal.removeEventListener('abort', onAbort);
      socket.close();
      resolve(fact);
    };
    const onAbort = () => finish({ outcome: 'silent', ms: elapsed() });
    signal.addEventListener('abort', onAbort, { once: true });
    socket.on('message', (datagram) => finish({ ...judge(datagram, sequence), ms: elapsed() }));
    socket.on('error', (error) => {
      const refused = codeOf(error) === 'ECONNREFUSED';
      finish(
        refused
          ? { outcome: 'unreachable', ms: elapsed() }
          : { outcome: 'silent', ms: elapsed(), problem: systemProblem(error) },
      );
    });
    // A connected UDP socket hears ICMP errors and no datagrams of others. What is handed to `connect` hears its failure instead of us.
    socket.once('connect', () => send(socket, syn));
    socket.connect(port, address);
  });
}

function send(socket: Socket, datagram: Uint8Array): void {
  try {
    socket.send(datagram);
  } catch {
    // The socket is gone: an answer or an error came first.
  }
}

function judge(datagram: Uint8Array, sequence: number): FactTypes['rdpUdp'] {
  try {
    decodeRdpUdpSynAck(datagram, sequence);
    return { outcome: 'answered' };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return { outcome: 'malformed', problem: badField(error) };
  }
}

function systemProblem(error: Error): Problem {
  return { code: 'system', params: { system: codeOf(error) ?? 'unknown' } };
}
