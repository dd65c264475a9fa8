import type { Addresses } from './addresses.ts';

/** The payload of one IP packet. One record is filled anew for every packet: a capture has millions of them. */
export interface IpPayload {
  bytes: Uint8Array;
  start: number;
  /** Where the captured part of the payload ends. */
  end: number;
  /** How long the payload was on the wire; more than `end - start` where the capture kept only the start of packets. */
  length: number;
  protocol: number;
  from: number;
  to: number;
  ttl: number;
  /** Offset of this fragment in bytes; 0 with `moreFragments` false for a whole packet. */
  fragmentOffset: number;
  moreFragments: boolean;
  fragmentId: number;
}

export function emptyPayload(): IpPayload {
  return {
    bytes: new Uint8Array(0),
    start: 0,
    end: 0,
    length: 0,
    protocol: 0,
    from: 0,
    to: 0,
    ttl: 0,
    fragmentOffset: 0,
    moreFragments: false,
    fragmentId: 0,
  };
}

/** Takes an IPv4 or IPv6 header apart into `into`; false where it is malformed. Tunnels of IP in IP are followed. */
export function decodeIp(
  bytes: Uint8Array,
  start: number,
  end: number,
  addresses: Addresses,
  into: IpPayload,
): boolean {
  let at = start;
  for (let depth = 0; depth < 4; depth += 1) {
    into.bytes = bytes;
    const sound =
      bytes[at]! >> 4 === 4
        ? decodeV4(bytes, at, end, addresses, into)
        : decodeV6(bytes, at, end, addresses, into);
    if (!sound) return false;
    const tunnel = into.protocol === 4 || into.protocol === 41;
    if (!tunnel || into.fragmentOffset > 0 || into.moreFragments || into.end - into.start < 20) return true;
    at = into.start;
  }
  return false;
}

/** RFC 791 section 3.1 */
function decodeV4(
  bytes: Uint8Array,
  at: number,
  end: number,
  addresses: Addresses,
  into: IpPayload,
): boolean {
  const header = (bytes[at]! & 0x0f) * 4;
  if (header < 20 || at + header > end) return false;
  const stated = u16(bytes, at + 2);
  // Captured before the network card cut it up, a packet states the length 0: it ends where the frame does.
  const total = stated === 0 ? end - at : stated;
  if (total < header) return false;
  const fragment = u16(bytes, at + 6);
  into.start = at + header;
  into.end = Math.min(end, at + total);
  into.length = total - header;
  into.protocol = bytes[at + 9]!;
  into.ttl = bytes[at + 8]!;
  into.from = addresses.v4(bytes, at + 12);
  into.to = addresses.v4(bytes, at + 16);
  into.fragmentOffset = (fragment & 0x1fff) * 8;
  into.moreFragments = (fragment & 0x2000) !== 0;
  into.fragmentId = u16(bytes, at + 4);
  return into.protocol === 51 ? skipAuthentication(into) : true;
}

/** RFC 8200 section 3, and its extension headers up to the first one that carries data. */
function decodeV6(
  bytes: Uint8Array,
  at: number,
  end: number,
  addresses: Addresses,
  into: IpPayload,
): boolean {
  if (at + 40 > end) return false;
  const stated = u16(bytes, at + 4);
  const whole = stated === 0 ? end : at + 40 + stated;
  into.ttl = bytes[at + 7]!;
  into.from = addresses.v6(bytes, at + 8);
  into.to = addresses.v6(bytes, at + 24);
  into.end = Math.min(end, whole);
  into.fragmentOffset = 0;
  into.moreFragments = false;
  into.fragmentId = 0;
  let next = bytes[at + 6]!;
  let place = at + 40;
  for (let headers = 0; headers < 16 && EXTENSIONS.has(next); headers += 1) {
    if (place + 8 > into.end) return false;
    const kind = next;
    next = bytes[place]!;
    if (kind === FRAGMENT) {
      const field = u16(bytes, place + 2);
      into.fragmentOffset = field & 0xfff8;
      into.moreFragments = (field & 1) !== 0;
      into.fragmentId = u16(bytes, place + 4) * 65_536 + u16(bytes, place + 6);
      place += 8;
      // What follows a later fragment's header is data, whatever the next header says.
      if (into.fragmentOffset > 0) break;
    } else {
      place += kind === AUTHENTICATION ? (bytes[place + 1]! + 2) * 4 : (bytes[place + 1]! + 1) * 8;
    }
  }
  if (place > into.end) return false;
  into.protocol = next;
  into.start = place;
  into.length = whole - place;
  return true;
}

const FRAGMENT = 44;
const AUTHENTICATION = 51;
/** Hop-by-hop, routing, fragment, authentication, destination options, mobility, HIP, shim6. */
const EXTENSIONS = new Set([0, 43, FRAGMENT, AUTHENTICATION, 60, 135, 139, 140]);

/** An IPv4 Authentication Header carries the real protocol. RFC 4302 section 2 */
function skipAuthentication(into: IpPayload): boolean {
  if (into.start + 12 > into.end || into.fragmentOffset > 0) return false;
  const length = (into.bytes[into.start + 1]! + 2) * 4;
  into.protocol = into.bytes[into.start]!;
  into.start += length;
  into.length -= length;
  return into.start <= into.end;
}

function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 8) | bytes[at + 1]!;
}
