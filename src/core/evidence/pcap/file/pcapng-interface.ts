import { eachOption } from './pcapng-options.ts';

/** How the packets of one pcapng interface are stamped. */
export interface Interface {
  readonly linkType: number;
  /** Time stamp units in a second. */
  readonly ticks: bigint;
  readonly offsetSeconds: number;
  readonly snapLength: number;
}

/** Interface Description Block: link type, snapshot length, if_tsresol (9), if_tsoffset (14). */
export function decodeInterface(view: DataView, body: number, end: number, little: boolean): Interface {
  let ticks = MICROSECONDS;
  let offsetSeconds = 0;
  eachOption(view, body + 8, end, little, (code, value, length) => {
    if (code === 9 && length === 1) {
      const resolution = view.getUint8(value);
      ticks = resolution & 0x80 ? 2n ** BigInt(resolution & 0x7f) : 10n ** BigInt(Math.min(resolution, 38));
    }
    if (code === 14 && length === 8) offsetSeconds = Number(view.getBigInt64(value, little));
  });
  return {
    linkType: view.getUint16(body, little),
    snapLength: view.getUint32(body + 4, little),
    ticks,
    offsetSeconds,
  };
}

/** When a packet was captured, from its two halves of a time stamp. */
export function timeOf(
  high: number,
  low: number,
  on: Interface,
): { readonly seconds: number; readonly nanos: number } {
  if (on.ticks === MICROSECONDS && high < 0x20_0000) {
    const micros = high * 4_294_967_296 + low;
    const seconds = Math.floor(micros / 1_000_000);
    return { seconds: seconds + on.offsetSeconds, nanos: (micros - seconds * 1_000_000) * 1000 };
  }
  const ticks = (BigInt(high) << 32n) | BigInt(low);
  const seconds = ticks / on.ticks;
  return {
    seconds: Number(seconds) + on.offsetSeconds,
    nanos: Number(((ticks - seconds * on.ticks) * 1_000_000_000n) / on.ticks),
  };
}

const MICROSECONDS = 1_000_000n;
