import { fromUtf8 } from '../../../bytes/text.ts';
import { MAX_DAMAGE, MAX_FRAME, type FormatReader, type PacketSink } from './packet-sink.ts';
import { eachOption } from './pcapng-options.ts';
import { type Interface, decodeInterface, timeOf } from './pcapng-interface.ts';
import { readNames } from './pcapng-names.ts';

const SECTION_HEADER = 0x0a0d0d0a;
const MAX_BLOCK = 16 * 1024 * 1024;
const KEY_LOG = 0x544c534b;

/** Whether the file starts with a pcapng Section Header Block. draft-ietf-opsawg-pcapng section 4.1 */
export function startsPcapng(bytes: Uint8Array): boolean {
  if (bytes.length < 12) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getUint32(0, false) === SECTION_HEADER && byteOrder(view, 8) !== undefined;
}

/** Reads the blocks of a pcapng file; after a damaged one it searches for the next sound one. */
export class PcapngBlocks implements FormatReader {
  readonly #sink: PacketSink;
  #littleEndian = true;
  #interfaces: Interface[] = [];
  #damagedFrom = -1;
  #unknownInterfaces = 0;
  hopeless = false;

  constructor(sink: PacketSink) {
    this.#sink = sink;
  }

  read(bytes: Uint8Array, offset: number): { used: number; wanted: number } {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    while (at + 12 <= bytes.length) {
      if (this.#damagedFrom >= 0 || !this.#soundStart(view, at)) {
        const { place, wanted } = this.#search(view, at, offset);
        if (wanted > 0 || this.hopeless) return { used: place, wanted };
        at = place;
        continue;
      }
      const length = view.getUint32(at + 4, this.#littleEndian);
      if (at + length > bytes.length) return { used: at, wanted: length };
      if (view.getUint32(at + length - 4, this.#littleEndian) === length) {
        this.#block(view, bytes, at, at + length - 4);
        at += length;
      } else {
        this.#damagedFrom = offset + at;
      }
    }
    return { used: at, wanted: 12 };
  }

  finish(rest: Uint8Array, offset: number): void {
    if (this.#unknownInterfaces > 0) {
      this.#sink.warn(`pcapng: ${this.#unknownInterfaces} packets belong to no interface of the file`);
    }
    if (rest.length === 0 || this.hopeless) return;
    if (this.#damagedFrom >= 0) {
      this.#sink.warn(`pcapng: damaged from byte ${this.#damagedFrom} to the end of the file`);
      return;
    }
    this.#sink.warn(`pcapng: cut short at byte ${offset + rest.length}, in the middle of a block`);
    if (rest.length < 28) return;
    const view = new DataView(rest.buffer, rest.byteOffset, rest.byteLength);
    this.#block(view, rest, 0, rest.length);
  }

  /** Whether a block's type and length make sense; a section header sets the byte order for what follows. */
  #soundStart(view: DataView, at: number): boolean {
    if (view.getUint32(at, false) === SECTION_HEADER) {
      const order = byteOrder(view, at + 8);
      if (order === undefined) return false;
      this.#littleEndian = order;
    }
    const length = view.getUint32(at + 4, this.#littleEndian);
    return length >= 12 && length <= MAX_BLOCK && length % 4 === 0;
  }

  /** The next place from `at` that starts a block of a known type whose length stands at its end too. */
  #search(view: DataView, at: number, offset: number): { readonly place: number; readonly wanted: number } {
    if (this.#damagedFrom < 0) this.#damagedFrom = offset + at;
    let place = offset + at === this.#damagedFrom ? at + 1 : at;
    for (; place + 12 <= view.byteLength; place += 1) {
      const order = this.#littleEndian;
      const type = view.getUint32(place, order);
      if ((type !== SECTION_HEADER && (type === 0 || type > 10)) || !this.#soundStart(view, place)) continue;
      const length = view.getUint32(place + 4, this.#littleEndian);
      if (place + length > view.byteLength && length <= MAX_FRAME) return { place, wanted: length };
      if (
        place + length <= view.byteLength &&
        view.getUint32(place + length - 4, this.#littleEndian) === length
      ) {
        this.#sink.warn(`pcapng: damaged from byte ${this.#damagedFrom} to byte ${offset + place}`);
        this.#damagedFrom = -1;
        return { place, wanted: 0 };
      }
      this.#littleEndian = order;
    }
    if (offset + place - this.#damagedFrom > MAX_DAMAGE) {
      this.#sink.warn(`pcapng: no block found after byte ${this.#damagedFrom}; the rest was not read`);
      this.hopeless = true;
    }
    return { place, wanted: 12 };
  }

  /** One block, body from `at` + 8 to `end`. Types: draft-ietf-opsawg-pcapng section 4. */
  #block(view: DataView, bytes: Uint8Array, at: number, end: number): void {
    const little = this.#littleEndian;
    const body = at + 8;
    switch (view.getUint32(at, little)) {
      case SECTION_HEADER:
        this.#interfaces = [];
        break;
      case 1:
        if (body + 8 <= end) this.#interfaces.push(decodeInterface(view, body, end, little));
        break;
      case 2:
        if (body + 20 <= end) this.#packet(bytes, view, body, end, view.getUint16(body, little));
        break;
      case 3:
        this.#simplePacket(bytes, view, body, end);
        break;
      case 4:
        readNames(bytes, view, body, end, little, this.#sink);
        break;
      case 5:
        if (body + 12 <= end) this.#statistics(view, body + 12, end);
        break;
      case 6:
        if (body + 20 <= end) this.#packet(bytes, view, body, end, view.getUint32(body, little));
        break;
      case 10:
        if (body + 8 <= end && view.getUint32(body, little) === KEY_LOG) {
          const length = Math.min(view.getUint32(body + 4, little), end - body - 8);
          this.#sink.secrets(fromUtf8(bytes.subarray(body + 8, body + 8 + length)));
        }
        break;
      default:
    }
  }

  /** Enhanced Packet Block, and the obsolete Packet Block whose fields stand at the same places. */
  #packet(bytes: Uint8Array, view: DataView, body: number, end: number, id: number): void {
    const on = this.#interfaces[id];
    if (on === undefined) {
      this.#unknownInterfaces += 1;
      return;
    }
    const little = this.#littleEndian;
    const high = view.getUint32(body + 4, little);
    const low = view.getUint32(body + 8, little);
    const start = body + 20;
    const captured = Math.min(view.getUint32(body + 12, little), end - start);
    this.#sink.packet(bytes, start, start + captured, {
      linkType: on.linkType,
      ...timeOf(high, low, on),
      original: view.getUint32(body + 16, little),
    });
  }

  /** Simple Packet Block: no interface, no time stamp. */
  #simplePacket(bytes: Uint8Array, view: DataView, body: number, end: number): void {
    const on = this.#interfaces[0];
    if (on === undefined || body + 4 > end) {
      this.#unknownInterfaces += 1;
      return;
    }
    const original = view.getUint32(body, this.#littleEndian);
    const limit = on.snapLength === 0 ? original : Math.min(original, on.snapLength);
    const length = Math.min(limit, end - body - 4);
    this.#sink.packet(bytes, body + 4, body + 4 + length, {
      linkType: on.linkType,
      seconds: 0,
      nanos: 0,
      original,
    });
  }

  /** Interface Statistics Block: isb_ifdrop (5) and isb_osdrop (7) say what the capture itself lost. */
  #statistics(view: DataView, at: number, end: number): void {
    eachOption(view, at, end, this.#littleEndian, (code, value, length) => {
      if ((code === 5 || code === 7) && length === 8) {
        const dropped = view.getBigUint64(value, this.#littleEndian);
        if (dropped > 0n) this.#sink.dropped(Number(dropped));
      }
    });
  }
}

function byteOrder(view: DataView, at: number): boolean | undefined {
  const magic = view.getUint32(at, false);
  return magic === 0x4d3c2b1a ? true : magic === 0x1a2b3c4d ? false : undefined;
}
