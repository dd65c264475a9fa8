/** One TLS record seen far into a connection. */
export interface TrailRecord {
  readonly type: number;
  /** The record with its 5-byte header. */
  readonly bytes: Uint8Array;
  readonly at: number;
  /** Records of this direction before it, or -1 when bytes were missing in between. */
  readonly index: number;
}

const KEPT_RECORDS = 8;
/** Longer records carry pictures; what is said at the end of a session is short. */
const MAX_KEPT = 1_024;
const HEADER = 5;
const MAX_RECORD = 18_432;

/** Follows TLS records and keeps only the last short ones: what was said when the connection ended. */
export class RecordTrail {
  readonly #last: TrailRecord[] = [];
  readonly #header = new Uint8Array(HEADER);
  /** Bytes of the record under way so far. */
  #filled = 0;
  /** Its whole length, once the header is there. */
  #size = 0;
  /** The record itself where it is short enough to be kept. */
  #kept: Uint8Array | undefined;
  #lost = false;
  #index = 0;

  /** `head` is everything before; its last record may be unfinished. After a hole the next record start is searched. */
  constructor(head: Uint8Array, lost: boolean) {
    const start = lost ? -1 : firstRecord(head);
    if (start < 0) {
      this.lose();
      return;
    }
    let at = start;
    for (let size = recordAt(head, at, head.length); size > 0 && at + size <= head.length;) {
      at += size;
      this.#index += 1;
      size = recordAt(head, at, head.length);
    }
    this.follow(head, at, head.length, 0);
  }

  /** The last short records, oldest first. */
  get last(): readonly TrailRecord[] {
    return this.#last;
  }

  /** Bytes are missing: the record under way is given up and the next start searched. */
  lose(): void {
    this.#lost = true;
    this.#index = -1;
    this.#filled = 0;
    this.#kept = undefined;
  }

  follow(bytes: Uint8Array, start: number, end: number, at: number): void {
    let from = start;
    if (this.#lost) {
      // Records often begin where packets do; a record in the middle of a packet is not looked for.
      if (recordAt(bytes, from, end) === 0) return;
      this.#lost = false;
    }
    while (from < end) {
      if (this.#filled < HEADER) {
        this.#header[this.#filled] = bytes[from]!;
        this.#filled += 1;
        from += 1;
        if (this.#filled === HEADER && !this.#begin()) return;
        continue;
      }
      const taken = Math.min(this.#size - this.#filled, end - from);
      this.#kept?.set(bytes.subarray(from, from + taken), this.#filled);
      this.#filled += taken;
      from += taken;
      if (this.#filled === this.#size) this.#complete(at);
    }
  }

  /** The header is complete; false where it cannot be one. */
  #begin(): boolean {
    this.#size = recordAt(this.#header, 0, HEADER);
    if (this.#size === 0) {
      this.lose();
      return false;
    }
    if (this.#size <= MAX_KEPT) {
      this.#kept = new Uint8Array(this.#size);
      this.#kept.set(this.#header);
    }
    return true;
  }

  #complete(at: number): void {
    if (this.#kept !== undefined) {
      if (this.#last.length === KEPT_RECORDS) this.#last.shift();
      this.#last.push({ type: this.#kept[0]!, bytes: this.#kept, at, index: this.#index });
    }
    if (this.#index >= 0) this.#index += 1;
    this.#filled = 0;
    this.#kept = undefined;
  }
}

/** The length of the TLS record that starts at `at`, header included, or 0 where none can start there. RFC 8446 section 5.1 */
export function recordAt(bytes: Uint8Array, at: number, end: number): number {
  if (at + HEADER > end) return 0;
  const length = (bytes[at + 3]! << 8) | bytes[at + 4]!;
  const sound = bytes[at]! >= 20 && bytes[at]! <= 24 && bytes[at + 1] === 3 && bytes[at + 2]! <= 4;
  return sound && length > 0 && length <= MAX_RECORD ? HEADER + length : 0;
}

/** Where TLS begins: at the start, or behind the one TPKT packet of an RDP negotiation. */
function firstRecord(head: Uint8Array): number {
  if (recordAt(head, 0, head.length) > 0) return 0;
  if (head[0] !== 3) return -1;
  const behind = (head[2]! << 8) | head[3]!;
  return recordAt(head, behind, head.length) > 0 ? behind : -1;
}
