import { join, u16be, u32be, u8 } from '../../src/core/bytes/write.ts';
import { ipPacket } from './frames.ts';

/** An IP packet and when it was captured, in milliseconds since 1970 (fractions are kept to the microsecond). */
export interface TimedPacket {
  readonly at: number;
  readonly packet: Uint8Array;
}

export type Who = 'client' | 'server';

/** Who talks to whom in a scripted connection; everything has a default. */
export interface ScriptOptions {
  readonly client?: string;
  readonly server?: string;
  readonly clientPort?: number;
  readonly port?: number;
  readonly clientTtl?: number;
  readonly serverTtl?: number;
  /** When the first packet is captured, ISO 8601. */
  readonly start?: string;
  /** Milliseconds between one packet and the next. */
  readonly stepMs?: number;
  /** The most data of one segment. */
  readonly mss?: number;
  readonly clientSequence?: number;
  readonly serverSequence?: number;
}

interface Segment {
  readonly who: Who;
  readonly flags: number;
  readonly data: Uint8Array;
  readonly sequence: number;
  readonly ttl?: number | undefined;
  readonly window?: number | undefined;
}

const [FIN, SYN, RST, PSH, ACK] = [1, 2, 4, 8, 16];

/** A TCP connection written down step by step; each step is one or more captured packets. */
export class TcpScript {
  readonly #options: Required<ScriptOptions>;
  readonly #packets: TimedPacket[] = [];
  readonly #sent: Segment[] = [];
  readonly #next: Record<Who, number>;
  #clock: number;

  constructor(options: ScriptOptions = {}) {
    this.#options = { ...DEFAULTS, ...options };
    this.#clock = Date.parse(this.#options.start);
    this.#next = { client: this.#options.clientSequence, server: this.#options.serverSequence };
  }

  /** The packets so far. */
  get packets(): readonly TimedPacket[] {
    return this.#packets;
  }

  /** Time passes in which nothing is captured. */
  wait(ms: number): this {
    this.#clock += ms;
    return this;
  }

  /** The client's SYN; again for a retransmission, with the same sequence number. */
  syn(): this {
    this.#next.client = (this.#options.clientSequence + 1) >>> 0;
    return this.#write({ who: 'client', flags: SYN, data: NOTHING, sequence: this.#options.clientSequence });
  }

  synAck(): this {
    const { serverSequence } = this.#options;
    this.#next.server = (serverSequence + 1) >>> 0;
    return this.#write({ who: 'server', flags: SYN | ACK, data: NOTHING, sequence: serverSequence });
  }

  /** The three-way handshake. */
  open(): this {
    return this.syn().synAck().ack('client');
  }

  ack(who: Who, options: { readonly window?: number } = {}): this {
    return this.#write({ who, flags: ACK, data: NOTHING, sequence: this.#next[who], window: options.window });
  }

  /** The client says something, in as many segments as the MSS asks for. */
  client(data: Uint8Array): this {
    return this.#say('client', data);
  }

  server(data: Uint8Array): this {
    return this.#say('server', data);
  }

  /** Data that was sent but not captured: the sequence number goes on, the file shows nothing. */
  lose(who: Who, data: Uint8Array): this {
    this.#next[who] = (this.#next[who] + data.length) >>> 0;
    return this;
  }

  /** The last segment with data of one side once more; `back` of 1 is the one before it. */
  resend(who: Who, back = 0): this {
    const said = this.#sent.filter((segment) => segment.who === who && segment.data.length > 0);
    const segment = said[said.length - 1 - back];
    if (segment === undefined) throw new RangeError(`${who} has not sent ${back + 1} segments`);
    return this.#write(segment);
  }

  /** Turns the order of the last `count` packets around; their times stay in order. */
  reorder(count: number): this {
    const last = this.#packets.splice(-count);
    const times = last.map(({ at }) => at);
    last.reverse().forEach(({ packet }, i) => this.#packets.push({ at: times[i]!, packet }));
    return this;
  }

  fin(who: Who): this {
    this.#write({ who, flags: FIN | ACK, data: NOTHING, sequence: this.#next[who] });
    this.#next[who] = (this.#next[who] + 1) >>> 0;
    return this;
  }

  /** A reset with the address of `who`; another TTL than usual is the mark of a device in between. */
  rst(who: Who, options: { readonly ttl?: number } = {}): this {
    return this.#write({ who, flags: RST | ACK, data: NOTHING, sequence: this.#next[who], ttl: options.ttl });
  }

  /** An ICMP error from `from` about the last packet that `about` sent. Type 3: 1 host, 3 port, 4 fragmentation needed, 13 prohibited. */
  icmp(from: string, code: number, options: { readonly about?: Who; readonly mtu?: number } = {}): this {
    const { about = 'client', mtu = 0 } = options;
    const { client, server } = this.#options;
    const source = about === 'client' ? client : server;
    const last = this.#sent.findLast(({ who }) => who === about);
    if (last === undefined) throw new RangeError(`${about} has sent nothing`);
    const quoted = this.#ip(last).subarray(0, 28);
    const body = join(u8(3), u8(code), u16be(0), u16be(0), u16be(mtu), quoted);
    return this.#capture(ipPacket({ from, to: source, protocol: 1, ttl: 250 }, body));
  }

  #say(who: Who, data: Uint8Array): this {
    for (let at = 0; at < data.length; at += this.#options.mss) {
      const part = data.subarray(at, at + this.#options.mss);
      this.#write({ who, flags: PSH | ACK, data: part, sequence: this.#next[who] });
      this.#next[who] = (this.#next[who] + part.length) >>> 0;
    }
    return this;
  }

  #write(segment: Segment): this {
    this.#sent.push(segment);
    return this.#capture(this.#ip(segment));
  }

  #capture(packet: Uint8Array): this {
    this.#packets.push({ at: this.#clock, packet });
    this.#clock += this.#options.stepMs;
    return this;
  }

  #ip({ who, flags, data, sequence, ttl, window = 64_000 }: Segment): Uint8Array {
    const { client, server, clientPort, port, clientTtl, serverTtl } = this.#options;
    const mine = who === 'client';
    const acknowledged = flags & ACK ? this.#next[mine ? 'server' : 'client'] : 0;
    const segment = join(
      u16be(mine ? clientPort : port),
      u16be(mine ? port : clientPort),
      u32be(sequence),
      u32be(acknowledged),
      Uint8Array.of(0x50, flags),
      u16be(window),
      u32be(0),
      data,
    );
    const usual = mine ? clientTtl : serverTtl;
    const [from, to] = mine ? [client, server] : [server, client];
    return ipPacket({ from, to, protocol: 6, ttl: ttl ?? usual }, segment);
  }
}

const NOTHING = new Uint8Array(0);

const DEFAULTS: Required<ScriptOptions> = {
  client: '192.0.2.10',
  server: '192.0.2.11',
  clientPort: 50_000,
  port: 3389,
  clientTtl: 128,
  serverTtl: 126,
  start: '2026-09-01T12:00:00.000Z',
  stepMs: 5,
  mss: 1460,
  clientSequence: 1000,
  serverSequence: 5000,
};

/** A UDP datagram as a timed packet. */
export function udpPacket(
  at: number,
  from: { readonly address: string; readonly port: number },
  to: { readonly address: string; readonly port: number },
  data: Uint8Array,
): TimedPacket {
  const body = join(u16be(from.port), u16be(to.port), u16be(8 + data.length), u16be(0), data);
  return { at, packet: ipPacket({ from: from.address, to: to.address, protocol: 17, ttl: 64 }, body) };
}
