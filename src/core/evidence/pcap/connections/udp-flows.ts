import type { Endpoint } from './tcp-connection.ts';

/** A UDP exchange that began like RDP over UDP. */
export interface RdpUdpFlow {
  readonly client: Endpoint;
  readonly server: Endpoint;
  readonly synAt: number;
  synCount: number;
  answeredAt: number | undefined;
  unreachableAt: number | undefined;
  datagrams: number;
  /** A first answer that is no RDPEUDP header: its length. */
  strangeAnswer: number | undefined;
}

const MAX_FLOWS = 5_000;

/** Recognises the three-way handshake of [MS-RDPEUDP] section 3.1.5 among UDP datagrams. */
export class UdpFlows {
  readonly #flows = new Map<string, RdpUdpFlow>();

  all(): readonly RdpUdpFlow[] {
    return [...this.#flows.values()];
  }

  take(from: Endpoint, to: Endpoint, data: Uint8Array, at: number): void {
    const flow = this.#find(from, to);
    if (flow === undefined) {
      this.#begin(from, to, data, at);
      return;
    }
    flow.datagrams += 1;
    const isFromServer = from.address === flow.server.address && from.port === flow.server.port;
    if (!isFromServer) {
      if (synFlags(data) === 'syn') flow.synCount += 1;
    } else if (flow.answeredAt === undefined && flow.strangeAnswer === undefined) {
      if (synFlags(data) === 'synAck') flow.answeredAt = at;
      else flow.strangeAnswer = data.length;
    }
  }

  /** An ICMP message says that a datagram with these ends did not get there. */
  unreachable(from: Endpoint, to: Endpoint, at: number): void {
    const flow = this.#find(from, to);
    if (flow !== undefined) flow.unreachableAt ??= at;
  }

  #find(from: Endpoint, to: Endpoint): RdpUdpFlow | undefined {
    return this.#flows.get(keyOf(from, to)) ?? this.#flows.get(keyOf(to, from));
  }

  #begin(from: Endpoint, to: Endpoint, data: Uint8Array, at: number): void {
    if (this.#flows.size >= MAX_FLOWS || synFlags(data) !== 'syn') return;
    this.#flows.set(keyOf(from, to), {
      client: from,
      server: to,
      synAt: at,
      synCount: 1,
      answeredAt: undefined,
      unreachableAt: undefined,
      datagrams: 1,
      strangeAnswer: undefined,
    });
  }
}

function keyOf(from: Endpoint, to: Endpoint): string {
  return `${from.address}:${from.port}-${to.address}:${to.port}`;
}

/** [MS-RDPEUDP] 2.2.2.1 RDPUDP_FEC_HEADER: snSourceAck, receive window, flags; both SYNs are padded to at least 1,132 bytes. */
function synFlags(data: Uint8Array): 'syn' | 'synAck' | undefined {
  if (data.length < MIN_SYN) return undefined;
  const flags = (data[6]! << 8) | data[7]!;
  if ((flags & SYN) === 0 || (flags & FIN) !== 0) return undefined;
  if ((flags & ACK) !== 0) return 'synAck';
  return data[0] === 0xff && data[1] === 0xff && data[2] === 0xff && data[3] === 0xff ? 'syn' : undefined;
}

const SYN = 0x0001;
const FIN = 0x0002;
const ACK = 0x0004;
const MIN_SYN = 1_132;
