import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { CaptureFile } from '../src/core/evidence/pcap/file/capture-file.ts';
import type { PacketSink } from '../src/core/evidence/pcap/file/packet-sink.ts';

interface Frame {
  readonly bytes: Uint8Array;
  readonly at: number;
}

/** Writes one pcap of about `megabytes` from the Ethernet/IPv4 packets of other captures, each round with other addresses. */
export function writeRepeatedCapture(sources: readonly string[], target: string, megabytes: number): void {
  const frames = sources.flatMap(framesOf);
  const round = frames.reduce((sum, { bytes }) => sum + bytes.length + 16, 0);
  const file = openSync(target, 'w');
  const header = new Uint8Array(24);
  const view = new DataView(header.buffer);
  view.setUint32(0, 0xa1b2c3d4, true);
  view.setUint16(4, 2, true);
  view.setUint16(6, 4, true);
  view.setUint32(16, 262_144, true);
  view.setUint32(20, 1, true);
  writeSync(file, header);
  const rounds = Math.max(1, Math.round((megabytes * 1e6) / round));
  for (let i = 0; i < rounds; i += 1) writeSync(file, roundOf(frames, round, i));
  closeSync(file);
}

function roundOf(frames: readonly Frame[], length: number, round: number): Uint8Array {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const frame of frames) {
    const seconds = Math.floor(frame.at / 1000) + round * 60;
    view.setUint32(at, seconds, true);
    view.setUint32(at + 4, Math.floor((frame.at % 1000) * 1000), true);
    view.setUint32(at + 8, frame.bytes.length, true);
    view.setUint32(at + 12, frame.bytes.length, true);
    bytes.set(frame.bytes, at + 16);
    // Second and third octet of both addresses: the same hosts of another network.
    for (const place of [27, 31]) {
      bytes[at + 16 + place] = (bytes[at + 16 + place]! + (round >> 8)) & 0xff;
      bytes[at + 16 + place + 1] = (bytes[at + 16 + place + 1]! + round) & 0xff;
    }
    at += 16 + frame.bytes.length;
  }
  return bytes;
}

function framesOf(path: string): readonly Frame[] {
  const frames: Frame[] = [];
  const sink: PacketSink = {
    packet(bytes, start, end, { linkType, seconds, nanos }) {
      const isIpv4 = linkType === 1 && bytes[start + 12] === 8 && bytes[start + 13] === 0;
      if (isIpv4) frames.push({ bytes: bytes.slice(start, end), at: seconds * 1000 + nanos / 1e6 });
    },
    secrets() {},
    dropped() {},
    hostName() {},
    warn() {},
  };
  const file = new CaptureFile(sink);
  file.push(new Uint8Array(readFileSync(path)));
  file.finish();
  return frames;
}
