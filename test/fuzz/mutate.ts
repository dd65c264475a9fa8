/** Numbers that follow from a seed alone (xorshift32). */
export function randomOf(seed: number): (below: number) => number {
  let state = (Math.imul(seed, 2_654_435_761) ^ 0x9e37_79b9) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return below <= 0 ? 0 : (state >>> 0) % below;
  };
}

/** One of the seeds with a few changes; the same for the same number. */
export function mutated(seeds: readonly Uint8Array[], number: number, most = 200_000): Uint8Array {
  const random = randomOf(number);
  let bytes: Uint8Array = (seeds[random(seeds.length)] ?? new Uint8Array(0)).slice();
  for (let times = 1 + random(random(5) === 0 ? 32 : 5); times > 0; times -= 1)
    bytes = changed(bytes, seeds, random);
  return bytes.length > most ? bytes.slice(0, most) : bytes;
}

function changed(
  bytes: Uint8Array,
  seeds: readonly Uint8Array[],
  random: (below: number) => number,
): Uint8Array {
  const at = random(bytes.length);
  const edge = edges[random(edges.length)]!;
  switch (random(11)) {
    case 0:
      return withByte(bytes, at, (bytes[at] ?? 0) ^ (1 << random(8)));
    case 1:
      return withByte(bytes, at, random(256));
    case 2:
      return withByte(bytes, at, edge & 0xff);
    case 3:
      return withNumber(bytes, at, 2, edge, random(2) === 0);
    case 4:
      return withNumber(bytes, at, 4, edge, random(2) === 0);
    case 5:
      return bytes.slice(0, at);
    case 6:
      return spliced(bytes, at, at + random(64), new Uint8Array(0));
    case 7:
      return spliced(bytes, at, at, bytes.slice(at, at + random(200)));
    case 8: {
      const other = seeds[random(seeds.length)]!;
      const from = random(other.length);
      return spliced(bytes, at, at + random(40), other.slice(from, from + random(300)));
    }
    case 9:
      return bytes.fill(edge & 0xff, at, at + random(32));
    default:
      return repeated(bytes, at, 1 + random(12), 1 + random(60));
  }
}

function withByte(bytes: Uint8Array, at: number, value: number): Uint8Array {
  if (at < bytes.length) bytes[at] = value;
  return bytes;
}

function withNumber(bytes: Uint8Array, at: number, size: number, value: number, little: boolean): Uint8Array {
  for (let i = 0; i < size && at + i < bytes.length; i += 1)
    bytes[at + i] = (value >>> (8 * (little ? i : size - 1 - i))) & 0xff;
  return bytes;
}

function spliced(bytes: Uint8Array, from: number, to: number, middle: Uint8Array): Uint8Array {
  const end = Math.min(to, bytes.length);
  const whole = new Uint8Array(from + middle.length + bytes.length - end);
  whole.set(bytes.subarray(0, from));
  whole.set(middle, from);
  whole.set(bytes.subarray(end), from + middle.length);
  return whole;
}

function repeated(bytes: Uint8Array, at: number, length: number, times: number): Uint8Array {
  const part = bytes.slice(at, at + length);
  const many = new Uint8Array(part.length * times);
  for (let i = 0; i < times; i += 1) many.set(part, i * part.length);
  return spliced(bytes, at, at, many);
}

const edges = [
  0, 1, 2, 3, 4, 7, 8, 15, 16, 31, 32, 63, 64, 127, 128, 129, 254, 255, 256, 257, 511, 512, 1023, 1024, 4095,
  4096, 32_767, 32_768, 65_534, 65_535, 65_536, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff,
];
