import { join } from '../../src/core/bytes/write.ts';
import { toUtf8 } from '../../src/core/bytes/text.ts';
import { frame, linkTypes, type Link } from './frames.ts';
import type { TimedPacket } from './tcp-script.ts';

export interface PcapOptions {
  readonly link?: Link;
  readonly nanoseconds?: boolean;
  readonly bigEndian?: boolean;
  /** Keeps only so many bytes of each frame. */
  readonly snapLength?: number;
}

/** A classic pcap file with these packets, in the order of their times. */
export function writePcap(packets: readonly TimedPacket[], options: PcapOptions = {}): Uint8Array {
  const { link = 'ethernet', nanoseconds = false, bigEndian = false, snapLength = 262_144 } = options;
  const u32 = number32(bigEndian);
  const version = bigEndian ? Uint8Array.of(0, 2, 0, 4) : Uint8Array.of(2, 0, 4, 0);
  const magic = u32(nanoseconds ? 0xa1b23c4d : 0xa1b2c3d4);
  const records = inOrder(packets).map(({ at, packet }) => {
    const whole = frame(link, packet);
    const kept = whole.subarray(0, snapLength);
    const { seconds, nanos } = split(at);
    const fraction = nanoseconds ? nanos : Math.floor(nanos / 1000);
    return join(u32(seconds), u32(fraction), u32(kept.length), u32(whole.length), kept);
  });
  return join(magic, version, u32(0), u32(0), u32(snapLength), u32(linkTypes[link]), ...records);
}

export interface PcapngOptions {
  readonly link?: Link;
  readonly bigEndian?: boolean;
  /** Decimal places of the time stamps: if_tsresol. */
  readonly resolution?: 3 | 6 | 9;
  /** Key log text for a Decryption Secrets Block. */
  readonly secrets?: string;
  /** What isb_ifdrop says. */
  readonly dropped?: number;
  /** Names for IPv4 addresses in a Name Resolution Block. */
  readonly names?: Readonly<Record<string, string>>;
  /** Writes Simple Packet Blocks, which carry no time. */
  readonly simple?: boolean;
}

/** A pcapng file with these packets: section, interface, secrets, packets, statistics. */
export function writePcapng(packets: readonly TimedPacket[], options: PcapngOptions = {}): Uint8Array {
  const {
    link = 'ethernet',
    bigEndian = false,
    resolution = 6,
    secrets,
    dropped,
    names,
    simple = false,
  } = options;
  const [u16, u32] = [number16(bigEndian), number32(bigEndian)];
  const block = (type: number, ...parts: readonly Uint8Array[]) => {
    const body = padded(join(...parts));
    return join(u32(type), u32(body.length + 12), body, u32(body.length + 12));
  };
  const option = (code: number, value: Uint8Array) => join(u16(code), u16(value.length), padded(value));
  const ticks = (at: number) => {
    const { seconds, nanos } = split(at);
    const total = BigInt(seconds) * 10n ** BigInt(resolution) + BigInt(nanos) / 10n ** BigInt(9 - resolution);
    return join(u32(Number(total >> 32n)), u32(Number(total & 0xffff_ffffn)));
  };
  const blocks = inOrder(packets).map(({ at, packet }) => {
    const whole = frame(link, packet);
    if (simple) return block(3, u32(whole.length), whole);
    return block(6, u32(0), ticks(at), u32(whole.length), u32(whole.length), padded(whole));
  });
  const records = Object.entries(names ?? {}).map(([ip, name]) => {
    const value = join(Uint8Array.from(ip.split('.'), Number), toUtf8(`${name}\0`));
    return join(u16(1), u16(value.length), padded(value));
  });
  return join(
    block(0x0a0d0d0a, u32(0x1a2b3c4d), u16(1), u16(0), u32(0xffff_ffff), u32(0xffff_ffff)),
    block(1, u16(linkTypes[link]), u16(0), u32(0), option(9, Uint8Array.of(resolution)), u32(0)),
    ...(names === undefined ? [] : [block(4, ...records, u32(0))]),
    ...(secrets === undefined
      ? []
      : [block(10, u32(0x544c534b), u32(toUtf8(secrets).length), toUtf8(secrets))]),
    ...blocks,
    ...(dropped === undefined
      ? []
      : [block(5, u32(0), ticks(0), option(5, number64(dropped, bigEndian)), u32(0))]),
  );
}

function inOrder(packets: readonly TimedPacket[]): readonly TimedPacket[] {
  return [...packets].sort((a, b) => a.at - b.at);
}

/** Whole seconds and nanoseconds of a time in milliseconds, exact to the microsecond. */
function split(at: number): { readonly seconds: number; readonly nanos: number } {
  const micros = Math.round(at * 1000);
  const seconds = Math.floor(micros / 1_000_000);
  return { seconds, nanos: (micros - seconds * 1_000_000) * 1000 };
}

function padded(bytes: Uint8Array): Uint8Array {
  return join(bytes, new Uint8Array((4 - (bytes.length % 4)) % 4));
}

function number16(bigEndian: boolean): (value: number) => Uint8Array {
  return (value) => numbers(2, (view) => view.setUint16(0, value, !bigEndian));
}

function number32(bigEndian: boolean): (value: number) => Uint8Array {
  return (value) => numbers(4, (view) => view.setUint32(0, value, !bigEndian));
}

function number64(value: number, bigEndian: boolean): Uint8Array {
  return numbers(8, (view) => view.setBigUint64(0, BigInt(value), !bigEndian));
}

function numbers(length: number, set: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length);
  set(new DataView(bytes.buffer));
  return bytes;
}
