import { fromUtf8 } from '../../../bytes/text.ts';
import type { PacketSink } from './packet-sink.ts';

/** Name Resolution Block: records of an address (1: IPv4, 2: IPv6) and zero-terminated names. */
export function readNames(
  bytes: Uint8Array,
  view: DataView,
  from: number,
  end: number,
  little: boolean,
  sink: PacketSink,
): void {
  let at = from;
  while (at + 4 <= end) {
    const type = view.getUint16(at, little);
    const length = view.getUint16(at + 2, little);
    const addressLength = type === 1 ? 4 : 16;
    if (type === 0 || at + 4 + length > end) return;
    if ((type === 1 || type === 2) && length > addressLength) {
      const value = bytes.subarray(at + 4, at + 4 + length);
      const [name] = fromUtf8(value.subarray(addressLength)).split('\0');
      if (name !== undefined && name !== '') sink.hostName(value.subarray(0, addressLength), name);
    }
    at += 4 + Math.ceil(length / 4) * 4;
  }
}
