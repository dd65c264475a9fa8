import { join } from '../../../bytes/write.ts';

/** Bytes that arrived in pieces and were not read yet; joined only when the reader can get on with them. */
export class ByteQueue {
  #pieces: Uint8Array[] = [];
  #length = 0;
  #wanted = 1;
  #consumed = 0;

  /** How many bytes were read and left behind so far: the file offset of the first byte in the queue. */
  get consumed(): number {
    return this.#consumed;
  }

  get length(): number {
    return this.#length;
  }

  push(piece: Uint8Array): void {
    if (piece.length === 0) return;
    this.#pieces.push(piece);
    this.#length += piece.length;
  }

  /** Everything unread in one piece, or undefined while less is there than the reader last asked for. */
  ready(): Uint8Array | undefined {
    if (this.#length < this.#wanted) return undefined;
    return this.all();
  }

  /** Everything unread in one piece, however little it is. */
  all(): Uint8Array {
    if (this.#pieces.length > 1) this.#pieces = [join(...this.#pieces)];
    return this.#pieces[0] ?? new Uint8Array(0);
  }

  /** Leaves `used` bytes behind; the queue is not ready again before `wanted` bytes are unread. */
  advance(used: number, wanted: number): void {
    const rest = this.all().subarray(used);
    this.#pieces = rest.length > 0 ? [rest] : [];
    this.#length = rest.length;
    this.#consumed += used;
    this.#wanted = Math.max(1, wanted);
  }
}
