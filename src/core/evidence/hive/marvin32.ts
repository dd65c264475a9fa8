/** Two words of 32 bits, the low one first. */
export type Words = readonly [low: number, high: number];

/** Marvin32, the keyed hash of Windows that registry logs carry (US patent 20130262421; known answers of SymCrypt in the test). */
export function marvin32(bytes: Uint8Array, [low, high]: Words): Words {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const whole = bytes.length - (bytes.length % 4);
  const state: State = { low, high };
  for (let at = 0; at < whole; at += 4) mix(state, view.getUint32(at, true));
  // What is left over, with one bit behind it, and an empty word.
  let last = 0x80;
  for (let at = bytes.length - 1; at >= whole; at -= 1) last = (last << 8) | (bytes[at] ?? 0);
  mix(state, last);
  mix(state, 0);
  return [state.low >>> 0, state.high >>> 0];
}

interface State {
  low: number;
  high: number;
}

function mix(state: State, word: number): void {
  let low = (state.low + word) | 0;
  let high = state.high ^ low;
  low = (rotate(low, 20) + high) | 0;
  high = rotate(high, 9) ^ low;
  low = (rotate(low, 27) + high) | 0;
  high = rotate(high, 19);
  state.low = low;
  state.high = high;
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
