import { RecordTrail } from './record-trail.ts';

/** How much of each direction's start is kept; handshakes, sign-in and session start are far smaller. */
export const MAX_HEAD = 256 * 1024;
const MAX_ARRIVALS = 10_000;

/** Memory all streams of a capture may use for their bytes. */
export interface Budget {
  left: number;
  /** How much of each stream's start is kept; it shrinks as memory becomes scarce. */
  head: number;
}

/** One direction's bytes in order: the start whole, of the rest only the TLS records at the end. */
export class Stream {
  readonly #budget: Budget;
  #head = new Uint8Array(0);
  #kept = 0;
  #length = 0;
  readonly #arrivals: { readonly offset: number; readonly at: number }[] = [];
  #holeAt = -1;
  #missing = 0;
  #trail: RecordTrail | undefined;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** Bytes that went this way, whether or not they were kept. */
  get length(): number {
    return this.#length;
  }

  /** The kept start, up to the first hole. */
  get head(): Uint8Array {
    return this.#head.subarray(0, this.#kept);
  }

  /** Whether everything that went this way is in `head`. */
  get whole(): boolean {
    return this.#kept === this.#length;
  }

  /** Bytes that were sent but are not in the capture. */
  get missing(): number {
    return this.#missing;
  }

  /** Where the first bytes are missing, or -1. */
  get holeAt(): number {
    return this.#holeAt;
  }

  /** The records behind `head`, once there are any. */
  get trail(): RecordTrail | undefined {
    return this.#trail;
  }

  /** When the byte at `offset` of `head` arrived, in milliseconds since the capture began. */
  arrivedAt(offset: number): number {
    let [low, high] = [0, this.#arrivals.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#arrivals[middle]!.offset <= offset) low = middle;
      else high = middle - 1;
    }
    return this.#arrivals[low]?.at ?? 0;
  }

  append(bytes: Uint8Array, start: number, end: number, at: number): void {
    if (start >= end) return;
    const isKept = this.#holeAt < 0 && this.#trail === undefined;
    if (isKept && this.#arrivals.length < MAX_ARRIVALS) this.#arrivals.push({ offset: this.#length, at });
    this.#length += end - start;
    let from = start;
    if (isKept) {
      from += this.#keep(bytes, start, end);
      if (from === end) return;
    }
    this.#trail ??= new RecordTrail(this.head, this.#holeAt >= 0);
    this.#trail.follow(bytes, from, end, at);
  }

  /** `length` bytes are known to have been sent and will never be seen. */
  skip(length: number): void {
    if (this.#holeAt < 0) this.#holeAt = this.#length;
    this.#missing += length;
    this.#length += length;
    this.#trail?.lose();
  }

  /** Keeps only `length` bytes of the start; the records behind them go on into the trail. */
  trim(length: number): void {
    if (this.#head.length <= length) return;
    const surplus = this.#head.subarray(length, this.#kept);
    this.#budget.left += this.#head.length - length;
    if (this.#trail === undefined && surplus.length > 0) {
      this.#trail = new RecordTrail(this.#head.subarray(0, length), this.#holeAt >= 0);
      this.#trail.follow(surplus, 0, surplus.length, this.arrivedAt(this.#kept - 1));
    }
    this.#head = this.#head.slice(0, length);
    this.#kept = Math.min(this.#kept, length);
    const behind = this.#arrivals.findIndex(({ offset }) => offset > length);
    if (behind >= 0) this.#arrivals.length = behind;
  }

  /** Gives the memory back; only the counts stay. */
  forget(): void {
    this.#budget.left += this.#head.length;
    this.#head = new Uint8Array(0);
    this.#kept = 0;
    this.#trail = undefined;
  }

  #keep(bytes: Uint8Array, start: number, end: number): number {
    const room = Math.max(0, Math.min(end - start, this.#budget.head - this.#kept));
    if (room > 0 && this.#kept + room > this.#head.length && !this.#grow(this.#kept + room)) return 0;
    this.#head.set(bytes.subarray(start, start + room), this.#kept);
    this.#kept += room;
    return room;
  }

  #grow(needed: number): boolean {
    const size = Math.min(this.#budget.head, Math.max(needed, this.#head.length * 2, 1024));
    const more = size - this.#head.length;
    if (more > this.#budget.left) return false;
    this.#budget.left -= more;
    const larger = new Uint8Array(size);
    larger.set(this.#head.subarray(0, this.#kept));
    this.#head = larger;
    return true;
  }
}
