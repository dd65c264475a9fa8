/** Where the IP header of a frame starts, or why there is none: not IP, or a link type that is not read. */
export function ipOffset(linkType: number, bytes: Uint8Array, start: number, end: number): number {
  switch (linkType) {
    case 1:
      return ethernet(bytes, start, end);
    case 0:
    case 108:
      return ipAt(bytes, start + 4, end);
    case 12:
    case 14:
    case 101:
    case 228:
    case 229:
      return ipAt(bytes, start, end);
    case 113:
      return etherType(bytes, start + 14, end, start + 16);
    case 276:
      return etherType(bytes, start, end, start + 20);
    case 9:
    case 50:
    case 51:
      return pointToPoint(bytes, start, end);
    case 104:
      return etherType(bytes, start + 2, end, start + 4);
    case 105:
      return wifi(bytes, start, end);
    case 127:
      return start + 4 <= end ? wifi(bytes, start + u16le(bytes, start + 2), end) : NOT_IP;
    case 109:
      return ipAt(bytes, start + 12, end);
    default:
      return UNREAD_LINK_TYPE;
  }
}

/** The frame carries something else than IP. */
const NOT_IP = -1;
/** Frames of this link type are not taken apart here. Numbers: https://www.tcpdump.org/linktypes.html */
export const UNREAD_LINK_TYPE = -2;

function ethernet(bytes: Uint8Array, start: number, end: number): number {
  return etherType(bytes, start + 12, end, start + 14);
}

/** Follows an EtherType through VLAN tags (802.1Q, 802.1ad, older numbers), MPLS, PPPoE and LLC/SNAP. */
function etherType(bytes: Uint8Array, typeAt: number, end: number, bodyAt: number): number {
  let at = typeAt;
  let body = bodyAt;
  for (let tags = 0; tags < 8 && body <= end; tags += 1) {
    const type = u16be(bytes, at);
    if (type === 0x0800 || type === 0x86dd) return ipAt(bytes, body, end);
    if (type === 0x8100 || type === 0x88a8 || type === 0x9100 || type === 0x9200) {
      at = body + 2;
      body += 4;
    } else if (type === 0x8864) {
      return pointToPoint(bytes, body + 6, end);
    } else if (type === 0x8847 || type === 0x8848) {
      return mpls(bytes, body, end);
    } else if (type <= 1500 || type === 4) {
      return logicalLink(bytes, body, end);
    } else {
      return NOT_IP;
    }
  }
  return NOT_IP;
}

/** IEEE 802.2 LLC with SNAP: an EtherType five bytes on. */
function logicalLink(bytes: Uint8Array, at: number, end: number): number {
  if (at + 8 > end || bytes[at] !== 0xaa || bytes[at + 1] !== 0xaa) return NOT_IP;
  const type = u16be(bytes, at + 6);
  return type === 0x0800 || type === 0x86dd ? ipAt(bytes, at + 8, end) : NOT_IP;
}

/** MPLS labels, four bytes each, until the one marked as the bottom of the stack. */
function mpls(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start, labels = 0; at + 4 <= end && labels < 16; at += 4, labels += 1) {
    if ((bytes[at + 2]! & 1) === 1) return ipAt(bytes, at + 4, end);
  }
  return NOT_IP;
}

/** PPP with or without address and control bytes; a protocol number of one or two bytes. RFC 1661 */
function pointToPoint(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  if (bytes[at] === 0xff && bytes[at + 1] === 0x03) at += 2;
  const short = (bytes[at]! & 1) === 1;
  const protocol = short ? bytes[at] : u16be(bytes, at);
  return protocol === 0x21 || protocol === 0x57 ? ipAt(bytes, at + (short ? 1 : 2), end) : NOT_IP;
}

/** An 802.11 data frame that is not encrypted: its header, then LLC/SNAP. */
function wifi(bytes: Uint8Array, start: number, end: number): number {
  if (start + 24 > end) return NOT_IP;
  const control = bytes[start]!;
  const flags = bytes[start + 1]!;
  const isData = (control & 0x0c) === 0x08 && (control & 0x40) === 0;
  if (!isData || (flags & 0x40) !== 0) return NOT_IP;
  const fourAddresses = (flags & 0x03) === 0x03 ? 6 : 0;
  const qualityOfService = (control & 0x80) !== 0 ? 2 : 0;
  const highThroughput = qualityOfService !== 0 && (flags & 0x80) !== 0 ? 4 : 0;
  return logicalLink(bytes, start + 24 + fourAddresses + qualityOfService + highThroughput, end);
}

/** The offset itself when an IPv4 or IPv6 header can stand there. */
function ipAt(bytes: Uint8Array, at: number, end: number): number {
  if (at + 20 > end) return NOT_IP;
  const version = bytes[at]! >> 4;
  return version === 4 || version === 6 ? at : NOT_IP;
}

function u16be(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 8) | bytes[at + 1]!;
}

function u16le(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8);
}
