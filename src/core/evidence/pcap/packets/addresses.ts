/** Numbers for IP addresses, so that connections can be looked up quickly: IPv4 is its own number, IPv6 gets the next free one. */
export class Addresses {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];

  v4(bytes: Uint8Array, at: number): number {
    return bytes[at]! * 0x100_0000 + ((bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!);
  }

  v6(bytes: Uint8Array, at: number): number {
    let key = '';
    for (let i = 0; i < 16; i += 2) key += String.fromCharCode((bytes[at + i]! << 8) | bytes[at + i + 1]!);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    if (this.#texts.length >= MAX_ADDRESSES) return FIRST_V6;
    if (this.#texts.length === 0) this.#texts.push('::');
    const number = FIRST_V6 + this.#texts.length;
    this.#numbers.set(key, number);
    this.#texts.push(v6Text(Array.from(key, (unit) => unit.charCodeAt(0))));
    return number;
  }

  /** The address as people write it. */
  text(number: number): string {
    if (number >= FIRST_V6) return this.#texts[number - FIRST_V6] ?? '::';
    return [24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff).join('.');
  }
}

const FIRST_V6 = 2 ** 32;
const MAX_ADDRESSES = 1_000_000;

/** Eight 16-bit groups with the longest run of zeros shortened. RFC 5952 */
function v6Text(groups: readonly number[]): string {
  let bestAt = -1;
  let bestLength = 1;
  for (let at = 0; at < groups.length; at += 1) {
    let length = 0;
    while (groups[at + length] === 0) length += 1;
    if (length > bestLength) [bestAt, bestLength] = [at, length];
  }
  const hex = groups.map((group) => group.toString(16));
  if (bestAt < 0) return hex.join(':');
  return `${hex.slice(0, bestAt).join(':')}::${hex.slice(bestAt + bestLength).join(':')}`;
}
