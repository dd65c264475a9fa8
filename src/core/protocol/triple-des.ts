/** Triple DES in CBC mode, decryption, padding kept: browsers have none. FIPS 46-3 and NIST SP 800-67 */
export function decryptTripleDesCbc(key: Uint8Array, iv: Uint8Array, bytes: Uint8Array): Uint8Array {
  if (key.length !== 24) throw new RangeError(`triple DES key of ${key.length} bytes`);
  if (bytes.length % 8 !== 0) throw new RangeError(`triple DES text of ${bytes.length} bytes`);
  const [first, second, third] = [0, 8, 16].map((at) => scheduleOf(key.subarray(at, at + 8)));
  const rounds = [third!.toReversed(), second!, first!.toReversed()];
  const [from, to] = [viewOf(bytes), new DataView(new ArrayBuffer(bytes.length))];
  let before: readonly [number, number] = [viewOf(iv).getUint32(0), viewOf(iv).getUint32(4)];
  for (let at = 0; at < bytes.length; at += 8) {
    const block = [from.getUint32(at), from.getUint32(at + 4)] as const;
    const [left, right] = rounds.reduce((halves, keys) => oneDes(halves, keys), block);
    to.setUint32(at, left ^ before[0]);
    to.setUint32(at + 4, right ^ before[1]);
    before = block;
  }
  return new Uint8Array(to.buffer);
}

type Halves = readonly [number, number];
/** The eight six-bit parts of one round key. */
type RoundKey = readonly number[];

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function oneDes(block: Halves, keys: readonly RoundKey[]): Halves {
  let [left, right] = swapped(block, initialSwaps);
  for (const key of keys) {
    let mixed = 0;
    for (let box = 0; box < 8; box += 1)
      mixed |= boxes[box]![(rotated(right, 4 * box + 5) & 63) ^ key[box]!]!;
    [left, right] = [right, left ^ mixed];
  }
  return swapped([right, left], initialSwaps.toReversed());
}

function rotated(value: number, by: number): number {
  return (value << (by & 31)) | (value >>> ((32 - by) & 31));
}

/** The initial permutation as five exchanges of bits between the halves; backwards it is the final one. */
const initialSwaps: readonly (readonly [side: 0 | 1, by: number, mask: number])[] = [
  [0, 4, 0x0f0f0f0f],
  [0, 16, 0x0000ffff],
  [1, 2, 0x33333333],
  [1, 8, 0x00ff00ff],
  [0, 1, 0x55555555],
];

function swapped(block: Halves, swaps: typeof initialSwaps): [number, number] {
  let [left, right] = block;
  for (const [side, by, mask] of swaps) {
    const moved = side === 0 ? ((left >>> by) ^ right) & mask : ((right >>> by) ^ left) & mask;
    left ^= side === 0 ? moved << by : moved;
    right ^= side === 0 ? moved : moved << by;
  }
  return [left, right];
}

function scheduleOf(key: Uint8Array): readonly RoundKey[] {
  let bits = keyBits.map((bit) => (key[(bit - 1) >> 3]! >> (7 - ((bit - 1) & 7))) & 1);
  return keyShifts.map((by) => {
    const [c, d] = [bits.slice(0, 28), bits.slice(28)];
    bits = [...c.slice(by), ...c.slice(0, by), ...d.slice(by), ...d.slice(0, by)];
    const chosen = roundBits.map((bit) => bits[bit - 1]!);
    return Array.from({ length: 8 }, (_, i) =>
      chosen.slice(6 * i, 6 * i + 6).reduce((value, bit) => 2 * value + bit, 0),
    );
  });
}

const keyShifts = [1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1];

// Permuted choice 1 and 2, the substitution boxes row by row, and the permutation behind them, as FIPS 46-3 prints them.
// oxfmt-ignore
const keyBits = [
  57, 49, 41, 33, 25, 17, 9, 1, 58, 50, 42, 34, 26, 18, 10, 2, 59, 51, 43, 35, 27, 19, 11, 3, 60, 52, 44, 36,
  63, 55, 47, 39, 31, 23, 15, 7, 62, 54, 46, 38, 30, 22, 14, 6, 61, 53, 45, 37, 29, 21, 13, 5, 28, 20, 12, 4,
];
// oxfmt-ignore
const roundBits = [
  14, 17, 11, 24, 1, 5, 3, 28, 15, 6, 21, 10, 23, 19, 12, 4, 26, 8, 16, 7, 27, 20, 13, 2,
  41, 52, 31, 37, 47, 55, 30, 40, 51, 45, 33, 48, 44, 49, 39, 56, 34, 53, 46, 42, 50, 36, 29, 32,
];
// oxfmt-ignore
const behindBoxes = [
  16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10, 2, 8, 24, 14, 32, 27, 3, 9, 19, 13, 30, 6, 22, 11, 4, 25,
];
const substitutions = [
  'e4d12fb83a6c5907 0f74e2d1a6cb9538 41e8d62bfc973a50 fc8249175b3ea06d',
  'f18e6b34972dc05a 3d47f28ec01a69b5 0e7ba4d158c6932f d8a13f42b67c05e9',
  'a09e63f51dc7b428 d709346a285ecbf1 d6498f30b12c5ae7 1ad069874fe3b52c',
  '7de3069a1285bc4f d8b56f03472c1ae9 a690cb7df13e5284 3f06a1d8945bc72e',
  '2c417ab6853fd0e9 eb2c47d150fa3986 421bad78f9c5630e b8c71e2d6f09a453',
  'c1af92680d34e75b af427c9561de0b38 9ef528c3704a1db6 432c95fabe17608d',
  '4b2ef08d3c975a61 d0b7491ae35c2f86 14bdc37eaf680592 6bd814a7950fe23c',
  'd2846fb1a93e50c7 1fd8a374c56b0e92 7b419ce206adf358 21e74a8dfc90356b',
];

/** For each box and six bits: what they become, where the permutation puts it. */
const boxes: readonly (readonly number[])[] = substitutions.map((rows, box) => {
  const table = rows.replaceAll(' ', '');
  return Array.from({ length: 64 }, (_, six) => {
    const row = ((six >> 4) & 2) | (six & 1);
    const four = Number.parseInt(table[16 * row + ((six >> 1) & 15)]!, 16);
    return behindBoxes.reduce((value, from, to) => {
      const bit = from - 1 - 4 * box;
      return bit < 0 || bit > 3 ? value : value | (((four >> (3 - bit)) & 1) << (31 - to));
    }, 0);
  });
});
