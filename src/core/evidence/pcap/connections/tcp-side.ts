import { Stream, type Budget } from './stream.ts';
import { ACK, FIN, RST, SYN, type TcpSegment } from '../packets/tcp-segment.ts';

const MAX_PENDING = 512;
const MAX_PENDING_BYTES = 1024 * 1024;
/** Above this a segment that fills a hole was sent again; below it the network merely swapped two. */
const REORDERING_MS = 3;

interface Pending {
  readonly sequence: number;
  readonly bytes: Uint8Array;
  readonly length: number;
}

/** What one end of a TCP connection sent: its data in order, and what the packets tell about the path. */
export class TcpSide {
  readonly stream: Stream;
  readonly #budget: Budget;
  #next: number | undefined;
  #highest = 0;
  #highestAt = 0;
  readonly #pending: Pending[] = [];
  #pendingBytes = 0;
  #lastAck = -1;
  #lastWindow = -1;
  /** How often this side repeated its last acknowledgement. */
  #repeatedAcks = 0;

  packets = 0;
  dataPackets = 0;
  retransmissions = 0;
  /** Times a segment of more than 1,000 bytes was sent again. */
  largeRetransmissions = 0;
  duplicateAcks = 0;
  zeroWindows = 0;
  largestSegment = 0;
  /** TTL of the first packet that is no reset. */
  ttl: number | undefined;
  synAt: number | undefined;
  synCount = 0;
  finAt: number | undefined;
  rstAt: number | undefined;
  rstTtl: number | undefined;
  /** When this side last sent data that had not been sent before. */
  lastDataAt: number | undefined;
  lastAt = 0;

  constructor(budget: Budget) {
    this.#budget = budget;
    this.stream = new Stream(budget);
  }

  /** The sequence number behind the highest one sent so far. */
  get highest(): number {
    return this.#highest;
  }

  /** The last acknowledgement this side sent, or -1. */
  get lastAck(): number {
    return this.#lastAck;
  }

  /** Bytes that came behind a hole and wait for it to be filled. */
  get waiting(): number {
    return this.#pendingBytes;
  }

  /** Gives the memory back; only the counts stay. */
  forget(): void {
    this.#budget.left += this.#pendingBytes;
    this.#pendingBytes = 0;
    this.#pending.length = 0;
    this.stream.forget();
  }

  take(segment: TcpSegment, other: TcpSide): void {
    this.packets += 1;
    this.lastAt = segment.at;
    if (segment.flags & RST) {
      this.rstAt ??= segment.at;
      this.rstTtl ??= segment.ttl;
      return;
    }
    this.ttl ??= segment.ttl;
    if (segment.flags & SYN) this.#synchronise(segment);
    else this.#countControls(segment, other);
    if (segment.flags & ACK) {
      if (segment.acknowledged !== this.#lastAck) this.#repeatedAcks = 0;
      this.#lastAck = segment.acknowledged;
      this.#lastWindow = segment.window;
      other.#acknowledge(segment.acknowledged, segment.at);
    }
    const sequence = segment.flags & SYN ? (segment.sequence + 1) >>> 0 : segment.sequence;
    if (segment.length > 0) this.#data(segment, sequence, other);
    if (segment.flags & FIN) this.finAt ??= segment.at;
  }

  #synchronise(segment: TcpSegment): void {
    this.synCount += 1;
    this.synAt ??= segment.at;
    if (this.synCount > 1) this.retransmissions += 1;
    if (this.#next !== undefined) return;
    this.#next = (segment.sequence + 1) >>> 0;
    this.#highest = this.#next;
  }

  #countControls(segment: TcpSegment, other: TcpSide): void {
    if (segment.window === 0 && (segment.flags & FIN) === 0) this.zeroWindows += 1;
    const repeats =
      segment.length === 0 &&
      (segment.flags & FIN) === 0 &&
      segment.acknowledged === this.#lastAck &&
      segment.window === this.#lastWindow &&
      segment.sequence === this.#highest &&
      other.#isAwaiting(segment.acknowledged);
    if (repeats) {
      this.duplicateAcks += 1;
      this.#repeatedAcks += 1;
    }
  }

  /** Whether this side has sent more than was acknowledged. */
  #isAwaiting(acknowledged: number): boolean {
    return this.#next !== undefined && ((this.#highest - acknowledged) | 0) > 0;
  }

  #data(segment: TcpSegment, sequence: number, other: TcpSide): void {
    this.dataPackets += 1;
    this.largestSegment = Math.max(this.largestSegment, segment.length);
    if (this.#next === undefined) {
      this.#next = sequence;
      this.#highest = sequence;
    }
    const behind = (sequence - this.#highest) | 0;
    const ends = (sequence + segment.length) >>> 0;
    if (behind < 0) this.#countRepeat(segment, behind, other);
    if (((ends - this.#highest) | 0) > 0) {
      this.#highest = ends;
      this.#highestAt = segment.at;
      this.lastDataAt = segment.at;
    }
    this.#place(segment, sequence);
  }

  #countRepeat(segment: TcpSegment, behind: number, other: TcpSide): void {
    // A keep-alive repeats the byte before the next one.
    if (segment.length <= 1 && behind === -1) return;
    const fillsHole = ((segment.sequence - (this.#next ?? 0)) | 0) >= 0;
    const wasAskedFor = other.#repeatedAcks >= 2 && other.#lastAck === segment.sequence;
    if (fillsHole && !wasAskedFor && segment.at - this.#highestAt < REORDERING_MS) return;
    this.retransmissions += 1;
    if (segment.length > 1000) this.largeRetransmissions += 1;
  }

  /** Appends data that is next, keeps what comes too early, drops what was there before. */
  #place(segment: TcpSegment, sequence: number): void {
    const ahead = (sequence - (this.#next ?? sequence)) | 0;
    if (ahead > 0) {
      this.#hold(segment, sequence);
      return;
    }
    const fresh = segment.length + ahead;
    if (fresh <= 0) return;
    this.#append(segment.bytes, Math.min(segment.end, segment.start - ahead), segment.end, fresh, segment.at);
    if (this.#pending.length > 0) this.#release(segment.at);
  }

  /** `length` bytes are next, of which those from `start` to `end` were captured. */
  #append(bytes: Uint8Array, start: number, end: number, length: number, at: number): void {
    const captured = Math.min(length, end - start);
    this.stream.append(bytes, start, start + captured, at);
    if (captured < length) this.stream.skip(length - captured);
    this.#next = ((this.#next ?? 0) + length) >>> 0;
  }

  #hold(segment: TcpSegment, sequence: number): void {
    const size = segment.end - segment.start;
    const full = this.#pending.length >= MAX_PENDING || this.#pendingBytes + size > MAX_PENDING_BYTES;
    if (full || size > this.#budget.left) {
      this.#jump(segment.at);
      if (((sequence - (this.#next ?? 0)) | 0) <= 0) this.#place(segment, sequence);
      return;
    }
    const bytes = segment.bytes.slice(segment.start, segment.end);
    let place = this.#pending.length;
    while (place > 0 && ((this.#pending[place - 1]!.sequence - sequence) | 0) > 0) place -= 1;
    this.#pending.splice(place, 0, { sequence, bytes, length: segment.length });
    this.#pendingBytes += size;
    this.#budget.left -= size;
  }

  /** Appends held segments that have become next. */
  #release(at: number): void {
    let done = 0;
    for (const { sequence, bytes, length } of this.#pending) {
      const ahead = (sequence - (this.#next ?? 0)) | 0;
      if (ahead > 0) break;
      done += 1;
      this.#pendingBytes -= bytes.length;
      this.#budget.left += bytes.length;
      if (length + ahead > 0)
        this.#append(bytes, Math.min(bytes.length, -ahead), bytes.length, length + ahead, at);
    }
    this.#pending.splice(0, done);
  }

  /** Gives up the hole before the first held segment. */
  #jump(at: number): void {
    const [first] = this.#pending;
    if (first === undefined) return;
    this.stream.skip((first.sequence - (this.#next ?? first.sequence)) | 0);
    this.#next = first.sequence;
    this.#release(at);
  }

  /** The other side has received up to here: what is missing before it was sent, but not captured. */
  #acknowledge(acknowledged: number, at: number): void {
    const [first] = this.#pending;
    if (first === undefined || this.#next === undefined) return;
    if (((acknowledged - first.sequence) | 0) > 0) this.#jump(at);
  }
}
