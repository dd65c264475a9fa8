import { MAX_DAMAGE, MAX_FRAME, type FormatReader, type PacketSink } from './packet-sink.ts';

/** How a classic pcap file is written: found out from its 24-byte header. */
export interface PcapHeader {
  readonly littleEndian: boolean;
  readonly nanoseconds: boolean;
  /** 16, or 24 in the patched format of old Linux kernels (magic a1b2cd34). */
  readonly recordHeader: number;
  readonly snapLength: number;
  readonly linkType: number;
}

export const PCAP_HEADER_LENGTH = 24;

/** The header of a classic pcap file, or undefined where the magic number is another. draft-ietf-opsawg-pcap section 4 */
export function decodePcapHeader(bytes: Uint8Array): PcapHeader | undefined {
  if (bytes.length < PCAP_HEADER_LENGTH) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const littleEndian = MAGICS.has(view.getUint32(0, true));
  const logical = view.getUint32(0, littleEndian);
  if (!MAGICS.has(logical)) return undefined;
  return {
    littleEndian,
    nanoseconds: logical === 0xa1b23c4d,
    recordHeader: logical === 0xa1b2cd34 ? 24 : 16,
    snapLength: view.getUint32(16, littleEndian),
    // The upper bits hold the length of a frame check sequence and are no part of the link type.
    linkType: view.getUint32(20, littleEndian) & 0xffff,
  };
}

const MAGICS = new Set([0xa1b2c3d4, 0xa1b23c4d, 0xa1b2cd34]);

/** Reads the records of a classic pcap file; after a damaged one it searches for the next sound one. */
export class PcapRecords implements FormatReader {
  readonly #header: PcapHeader;
  readonly #sink: PacketSink;
  readonly #limit: number;
  #lastSeconds = 0;
  #damagedFrom = -1;
  hopeless = false;

  constructor(header: PcapHeader, sink: PacketSink) {
    this.#header = header;
    this.#sink = sink;
    this.#limit = Math.max(MAX_FRAME, Math.min(header.snapLength, 1024 * 1024));
  }

  read(bytes: Uint8Array, offset: number): { used: number; wanted: number } {
    const { littleEndian, nanoseconds, recordHeader, linkType } = this.#header;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    while (at + recordHeader <= bytes.length) {
      const fraction = view.getUint32(at + 4, littleEndian);
      const captured = view.getUint32(at + 8, littleEndian);
      if (this.#damagedFrom >= 0 || !this.#sound(view, at)) {
        const { place, wanted } = this.#search(view, at, offset);
        if (wanted > 0 || this.hopeless) return { used: place, wanted };
        at = place;
        continue;
      }
      const end = at + recordHeader + captured;
      if (end > bytes.length) return { used: at, wanted: recordHeader + captured };
      this.#lastSeconds = view.getUint32(at, littleEndian);
      this.#sink.packet(bytes, at + recordHeader, end, {
        linkType,
        seconds: this.#lastSeconds,
        nanos: nanoseconds ? fraction : fraction * 1000,
        original: view.getUint32(at + 12, littleEndian),
      });
      at = end;
    }
    return { used: at, wanted: recordHeader };
  }

  finish(rest: Uint8Array, offset: number): void {
    const { recordHeader, littleEndian, nanoseconds, linkType } = this.#header;
    if (rest.length === 0 || this.hopeless) return;
    if (this.#damagedFrom >= 0) {
      this.#sink.warn(`pcap: damaged from byte ${this.#damagedFrom} to the end of the file`);
      return;
    }
    this.#sink.warn(`pcap: cut short at byte ${offset + rest.length}, in the middle of a packet`);
    if (rest.length <= recordHeader) return;
    const view = new DataView(rest.buffer, rest.byteOffset, rest.byteLength);
    const fraction = view.getUint32(4, littleEndian);
    this.#sink.packet(rest, recordHeader, rest.length, {
      linkType,
      seconds: view.getUint32(0, littleEndian),
      nanos: nanoseconds ? fraction : fraction * 1000,
      original: view.getUint32(12, littleEndian),
    });
  }

  /** Whether a record header makes sense: lengths within bounds and a fraction below a second. */
  #sound(view: DataView, at: number): boolean {
    const { littleEndian, nanoseconds } = this.#header;
    const fraction = view.getUint32(at + 4, littleEndian);
    const captured = view.getUint32(at + 8, littleEndian);
    const original = view.getUint32(at + 12, littleEndian);
    return (
      captured <= this.#limit &&
      original > 0 &&
      (captured <= original || original <= this.#limit) &&
      fraction < (nanoseconds ? 1_000_000_000 : 1_000_000)
    );
  }

  /** The next place from `at` with a sound header, near the last time stamp and followed by another sound header. */
  #search(view: DataView, at: number, offset: number): { readonly place: number; readonly wanted: number } {
    const { littleEndian, recordHeader } = this.#header;
    if (this.#damagedFrom < 0) this.#damagedFrom = offset + at;
    let place = offset + at === this.#damagedFrom ? at + 1 : at;
    for (; place + recordHeader <= view.byteLength; place += 1) {
      if (!this.#sound(view, place) || !this.#near(view.getUint32(place, littleEndian))) continue;
      const next = place + recordHeader + view.getUint32(place + 8, littleEndian);
      const wanted = next + recordHeader - place;
      if (next + recordHeader > view.byteLength) return { place, wanted };
      if (!this.#sound(view, next) || !this.#near(view.getUint32(next, littleEndian))) continue;
      this.#sink.warn(`pcap: damaged from byte ${this.#damagedFrom} to byte ${offset + place}`);
      this.#damagedFrom = -1;
      return { place, wanted: 0 };
    }
    if (offset + place - this.#damagedFrom > MAX_DAMAGE) {
      this.#sink.warn(`pcap: no packet found after byte ${this.#damagedFrom}; the rest was not read`);
      this.hopeless = true;
    }
    return { place, wanted: recordHeader };
  }

  #near(seconds: number): boolean {
    return this.#lastSeconds === 0 ? seconds > 0 : Math.abs(seconds - this.#lastSeconds) <= 86_400;
  }
}
