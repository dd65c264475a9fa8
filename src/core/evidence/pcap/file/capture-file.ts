import { hexNumber, toHex } from '../../../bytes/text.ts';
import { ByteQueue } from './byte-queue.ts';
import type { FormatReader, PacketSink } from './packet-sink.ts';
import { decodePcapHeader, PcapRecords, PCAP_HEADER_LENGTH } from './pcap-records.ts';
import { PcapngBlocks, startsPcapng } from './pcapng-blocks.ts';

/** Reads a capture that arrives in pieces of any size; memory stays at a few pieces whatever the size of the file. */
export class CaptureFile {
  readonly #sink: PacketSink;
  readonly #queue = new ByteQueue();
  #reader: FormatReader | undefined;
  #refused = false;

  constructor(sink: PacketSink) {
    this.#sink = sink;
  }

  /** False once reading on is useless: the file is no capture, or damaged beyond what is searched. */
  get worthReading(): boolean {
    return !this.#refused && this.#reader?.hopeless !== true;
  }

  push(piece: Uint8Array): void {
    this.#queue.push(piece);
    if (this.#reader === undefined && this.#queue.length >= PCAP_HEADER_LENGTH) this.#recognise();
    while (this.worthReading && this.#reader !== undefined) {
      const bytes = this.#queue.ready();
      if (bytes === undefined) return;
      const { used, wanted } = this.#reader.read(bytes, this.#queue.consumed);
      this.#queue.advance(used, wanted);
      if (wanted > bytes.length - used || used === 0) return;
    }
  }

  /** The file has ended. */
  finish(): void {
    if (this.#reader === undefined && !this.#refused) this.#recognise();
    this.#reader?.finish(this.#queue.all(), this.#queue.consumed);
  }

  #recognise(): void {
    const start = this.#queue.all();
    const header = decodePcapHeader(start);
    if (startsPcapng(start)) {
      this.#reader = new PcapngBlocks(this.#sink);
    } else if (header !== undefined) {
      this.#reader = new PcapRecords(header, this.#sink);
      this.#queue.advance(PCAP_HEADER_LENGTH, 1);
    } else {
      this.#refused = true;
      this.#sink.warn(notACapture(start));
    }
  }
}

function notACapture(start: Uint8Array): string {
  if (start.length === 0) return 'capture: the file is empty';
  const hex = toHex(start.subarray(0, 8));
  const other = OTHERS.find(([magic]) => hex.startsWith(magic));
  if (other !== undefined) return `capture: this is ${other[1]}`;
  if (hex.startsWith('0a0d0d0a')) return 'capture: cut short inside the first pcapng block';
  if (/^(d4c3b2a1|a1b2c3d4|4d3cb2a1|a1b23c4d)/.test(hex))
    return 'capture: cut short inside the pcap file header';
  const first = start.length < 4 ? `${start.length} bytes` : hexNumber(Number.parseInt(hex.slice(0, 8), 16));
  return `capture: starts with ${first}, which is neither pcap nor pcapng`;
}

const OTHERS: readonly (readonly [string, string])[] = [
  ['474d4255', 'a Network Monitor capture; open it in Wireshark and save it as pcapng'],
  ['736e6f6f70', 'a snoop capture; convert it with: editcap -F pcapng IN OUT'],
  ['28b52ffd', 'a file packed with zstd; unpack it first'],
  ['04224d18', 'a file packed with lz4; unpack it first'],
  ['1f8b', 'a file packed with gzip; unpack it first'],
  ['ffd8ff', 'a JPEG picture, not a capture'],
  ['89504e47', 'a PNG picture, not a capture'],
  ['504b0304', 'a zip archive, not a capture'],
];
