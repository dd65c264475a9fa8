import { firstBytesTell } from '../speech/first-bytes.ts';
import { MAX_HEAD, type Budget } from './stream.ts';
import {
  beginConnection,
  startsAnew,
  takeSegment,
  type IcmpNotice,
  type TcpConnection,
} from './tcp-connection.ts';
import { SYN, type TcpSegment } from '../packets/tcp-segment.ts';

/** Bounds of what is held at one time, whatever the capture. */
export interface Limits {
  /** Connections followed at once, judged or not. */
  readonly connections: number;
  /** RDP connections reported. */
  readonly reported: number;
  /** Bytes of stream data. */
  readonly bytes: number;
}

export const DEFAULT_LIMITS: Limits = { connections: 100_000, reported: 5_000, bytes: 48 * 1024 * 1024 };

/** Sorts TCP segments into connections and forgets early those that cannot be RDP. */
export class ConnectionTable {
  readonly #byEnds = new Map<number, Map<number, TcpConnection>>();
  readonly #kept = new Set<TcpConnection>();
  readonly #limits: Limits;
  readonly #isServerPort: (port: number) => boolean;
  readonly #hasKey: (random: Uint8Array) => boolean;
  readonly #budget: Budget;
  #size = 0;
  #last: TcpConnection | undefined;
  #lastFrom = -1;
  #lastTo = -1;
  /** Connections on the RDP port that were not kept because there were too many. */
  overflow = 0;
  /** Connections given up because the memory for stream data was used up. */
  starved = 0;

  /** `hasKey` tells whether a TLS connection with a client random can be decrypted: other TLS is not kept. */
  constructor(
    limits: Limits,
    isServerPort: (port: number) => boolean,
    hasKey: (random: Uint8Array) => boolean,
  ) {
    this.#hasKey = hasKey;
    this.#limits = limits;
    this.#isServerPort = isServerPort;
    this.#budget = { left: limits.bytes, head: MAX_HEAD };
  }

  /** The connections worth judging, in the order in which they began. */
  kept(): readonly TcpConnection[] {
    return [...this.#kept].filter((connection) => connection.interest !== 'ignored');
  }

  take(segment: TcpSegment): void {
    const from = segment.from * 65_536 + segment.sourcePort;
    const to = segment.to * 65_536 + segment.targetPort;
    const known = this.#find(from, to);
    const isNew = known === undefined || ((segment.flags & SYN) !== 0 && startsAnew(known, segment));
    const connection = isNew ? this.#begin(segment, from, to) : known;
    [this.#last, this.#lastFrom, this.#lastTo] = [connection, from, to];
    if (connection.interest === 'ignored') return;
    takeSegment(connection, segment);
    if (connection.interest === 'undecided' && segment.length > 0) this.#decide(connection);
  }

  /** An ICMP message about a segment with these ends. */
  notice(from: number, to: number, notice: Omit<IcmpNotice, 'aboutOpener'>): void {
    const connection = this.#find(from, to);
    if (connection === undefined || connection.notices.length >= 32) return;
    const { address, port } = connection.opener;
    connection.notices.push({ ...notice, aboutOpener: from === address * 65_536 + port });
    connection.endedAt = Math.max(connection.endedAt, notice.at);
  }

  #find(from: number, to: number): TcpConnection | undefined {
    if (
      (from === this.#lastFrom && to === this.#lastTo) ||
      (from === this.#lastTo && to === this.#lastFrom)
    ) {
      return this.#last;
    }
    const [low, high] = from < to ? [from, to] : [to, from];
    return this.#byEnds.get(low)?.get(high);
  }

  #begin(segment: TcpSegment, from: number, to: number): TcpConnection {
    if (this.#size >= this.#limits.connections) this.#evict();
    const connection = beginConnection(segment, this.#budget, this.#isServerPort);
    const [low, high] = from < to ? [from, to] : [to, from];
    let others = this.#byEnds.get(low);
    if (others === undefined) {
      others = new Map();
      this.#byEnds.set(low, others);
    }
    if (!others.has(high)) this.#size += 1;
    others.set(high, connection);
    if (this.#isServerPort(connection.target.port)) this.#keep(connection);
    return connection;
  }

  /** Makes room for new connections by keeping less of the start of each. */
  #makeRoom(): void {
    const low = this.#limits.bytes / 4;
    while (this.#budget.left < low && this.#budget.head > MIN_HEAD) {
      this.#budget.head /= 4;
      for (const { fromOpener, fromTarget } of this.#kept) {
        fromOpener.stream.trim(this.#budget.head);
        fromTarget.stream.trim(this.#budget.head);
      }
    }
  }

  #keep(connection: TcpConnection): void {
    this.#makeRoom();
    if (this.#kept.size >= this.#limits.reported) {
      this.overflow += 1;
      this.#ignore(connection);
      return;
    }
    connection.interest = 'kept';
    this.#kept.add(connection);
  }

  #ignore(connection: TcpConnection): void {
    connection.interest = 'ignored';
    connection.fromOpener.forget();
    connection.fromTarget.forget();
  }

  #decide(connection: TcpConnection): void {
    const told = firstBytesTell(
      connection.fromOpener.stream.head,
      connection.fromTarget.stream.head,
      this.#hasKey,
    );
    if (told === 'ignore') this.#ignore(connection);
    if (told !== 'keep') return;
    if (this.#budget.left < MIN_ROOM) {
      this.starved += 1;
      this.#ignore(connection);
    } else {
      this.#keep(connection);
    }
  }

  /** Lets go of the older half of the connections that are not judged. */
  #evict(): void {
    let surplus = Math.ceil(this.#limits.connections / 2);
    for (const [low, others] of this.#byEnds) {
      for (const [high, connection] of others) {
        if (surplus === 0) return;
        if (connection.interest === 'kept' && connection.endedAt > this.#oldest()) continue;
        if (connection.interest !== 'kept') this.#ignore(connection);
        others.delete(high);
        this.#size -= 1;
        surplus -= 1;
      }
      if (others.size === 0) this.#byEnds.delete(low);
    }
  }

  /** Kept connections silent since then lose their place in the table, not their place in the report. */
  #oldest(): number {
    return (this.#last?.endedAt ?? 0) - 3_600_000;
  }
}

const MIN_ROOM = 1024 * 1024;
/** Negotiation, TLS handshake and the start of sign-in fit in here. */
const MIN_HEAD = 4 * 1024;
