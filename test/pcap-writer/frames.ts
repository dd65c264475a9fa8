import { join, u16be, u32be, u8 } from '../../src/core/bytes/write.ts';

/** How packets are wrapped: the link types of the files this writes. */
export type Link = 'ethernet' | 'vlan' | 'qinq' | 'raw' | 'null' | 'loop' | 'sll' | 'sll2' | 'ppp';

/** The link type number of a file with such packets. */
export const linkTypes: Readonly<Record<Link, number>> = {
  ethernet: 1,
  vlan: 1,
  qinq: 1,
  raw: 101,
  null: 0,
  loop: 108,
  sll: 113,
  sll2: 276,
  ppp: 9,
};

/** An IP packet inside a frame. */
export function frame(link: Link, packet: Uint8Array): Uint8Array {
  const isV6 = packet[0]! >> 4 === 6;
  const type = u16be(isV6 ? 0x86dd : 0x0800);
  const macs = new Uint8Array(12).fill(2);
  switch (link) {
    case 'ethernet':
      return join(macs, type, packet);
    case 'vlan':
      return join(macs, u16be(0x8100), u16be(7), type, packet);
    case 'qinq':
      return join(macs, u16be(0x88a8), u16be(7), u16be(0x8100), u16be(8), type, packet);
    case 'raw':
      return packet;
    case 'null':
      return join(Uint8Array.of(isV6 ? 30 : 2, 0, 0, 0), packet);
    case 'loop':
      return join(Uint8Array.of(0, 0, 0, isV6 ? 30 : 2), packet);
    case 'sll':
      return join(new Uint8Array(14), type, packet);
    case 'sll2':
      return join(type, new Uint8Array(18), packet);
    case 'ppp':
      return join(u16be(isV6 ? 0x57 : 0x21), packet);
  }
}

/** Who sends an IP packet to whom; addresses with a colon are IPv6. */
export interface IpHeader {
  readonly from: string;
  readonly to: string;
  readonly protocol: number;
  readonly ttl: number;
  readonly id?: number;
}

/** One IP packet; header checksums are left 0, as offloading network cards leave them. */
export function ipPacket(header: IpHeader, payload: Uint8Array): Uint8Array {
  const { from, to, protocol, ttl } = header;
  if (from.includes(':')) {
    return join(
      u32be(0x6000_0000),
      u16be(payload.length),
      u8(protocol),
      u8(ttl),
      address(from),
      address(to),
      payload,
    );
  }
  return v4(header, payload, 0x4000);
}

/** The packet cut into IPv4 fragments of at most `size` payload bytes (a multiple of 8). */
export function fragments(header: IpHeader, payload: Uint8Array, size: number): readonly Uint8Array[] {
  const cut: Uint8Array[] = [];
  for (let at = 0; at < payload.length; at += size) {
    const more = at + size < payload.length ? 0x2000 : 0;
    cut.push(v4(header, payload.subarray(at, at + size), more | (at / 8)));
  }
  return cut;
}

function v4({ from, to, protocol, ttl, id = 1 }: IpHeader, payload: Uint8Array, flags: number): Uint8Array {
  const start = join(
    u8(0x45),
    u8(0),
    u16be(20 + payload.length),
    u16be(id),
    u16be(flags),
    u8(ttl),
    u8(protocol),
  );
  return join(start, u16be(0), address(from), address(to), payload);
}

/** The bytes of an address; of IPv6 the full and the shortened form. */
function address(text: string): Uint8Array {
  if (!text.includes(':')) return Uint8Array.from(text.split('.'), Number);
  const [head = '', tail] = text.split('::');
  const front = groups(head);
  const back = tail === undefined ? [] : groups(tail);
  const zeros = Array.from({ length: 8 - front.length - back.length }, () => 0);
  return join(...[...front, ...zeros, ...back].map(u16be));
}

function groups(part: string): readonly number[] {
  return part
    .split(':')
    .filter(Boolean)
    .map((group) => Number.parseInt(group, 16));
}
