import type { WrittenNumber } from './written-numbers.ts';

/** A number in both writings: "0x904 (2308)", "-2146893052 (0x80090304)", "1057 (0x421)". */
export function printed(number: WrittenNumber): string {
  const hex = hexOf(number.value);
  if (number.negative) return `${number.written} (${hex})`;
  return number.hex ? `${hex} (${number.value})` : `${number.value} (${hex})`;
}

/** Hexadecimal as dialogs print it, of 32 bits, signed or not: 0x904, 0x80090304. */
export function hexOf(value: number): string {
  return `0x${(value >>> 0).toString(16).toUpperCase()}`;
}
