import { u32le, u64le, join } from '../../bytes/write.ts';

/** MD4, RFC 1320: 16 bytes. NTLM's password hash needs it and OpenSSL 3 no longer offers it. */
export function md4(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const padding = new Uint8Array(((119 - (message.length % 64)) % 64) + 1);
  padding[0] = 0x80;
  const padded = join(message, padding, u64le(BigInt(message.length) * 8n));
  const view = new DataView(padded.buffer);
  let state: State = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let at = 0; at < padded.length; at += 64) state = addBlock(state, view, at);
  return join(...state.map((word) => u32le(word)));
}

type State = readonly [number, number, number, number];

function addBlock([a0, b0, c0, d0]: State, view: DataView, at: number): State {
  let [a, b, c, d] = [a0, b0, c0, d0];
  for (const { mix, constant, order, turns } of rounds) {
    for (let i = 0; i < 16; i += 1) {
      const word = view.getUint32(at + 4 * order[i]!, true);
      const turned = rotate((a + mix(b, c, d) + word + constant) | 0, turns[i % 4]!);
      [a, b, c, d] = [d, turned, b, c];
    }
  }
  return [(a0 + a) | 0, (b0 + b) | 0, (c0 + c) | 0, (d0 + d) | 0];
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

interface Round {
  readonly mix: (x: number, y: number, z: number) => number;
  readonly constant: number;
  readonly order: readonly number[];
  readonly turns: readonly number[];
}

const rounds: readonly Round[] = [
  {
    mix: (x, y, z) => (x & y) | (~x & z),
    constant: 0,
    order: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    turns: [3, 7, 11, 19],
  },
  {
    mix: (x, y, z) => (x & y) | (x & z) | (y & z),
    constant: 0x5a827999,
    order: [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15],
    turns: [3, 5, 9, 13],
  },
  {
    mix: (x, y, z) => x ^ y ^ z,
    constant: 0x6ed9eba1,
    order: [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15],
    turns: [3, 9, 11, 15],
  },
];
