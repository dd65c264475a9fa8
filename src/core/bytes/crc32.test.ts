import { expect, test } from 'vitest';
import { crc32 } from './crc32.ts';
import { toUtf8 } from './text.ts';

test.each([
  ['', 0],
  ['a', 0xe8b7_be43],
  ['123456789', 0xcbf4_3926],
  ['The quick brown fox jumps over the lazy dog', 0x414f_a339],
])('of %j', (text, expected) => {
  expect(crc32(toUtf8(text))).toBe(expected);
});
