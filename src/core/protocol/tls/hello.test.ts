import { expect, it } from 'vitest';
import { toHex } from '../../bytes/text.ts';
import { encodeClientHello, encodeRecords } from './hello.ts';

const random = new Uint8Array(32).fill(0xaa);

it('writes an SSL 3.0 hello as the specification lays it out', () => {
  expect(toHex(encodeClientHello({ versions: ['SSL 3.0'], suites: [0x000a] }, random))).toBe(
    `16 0300 002f  01 00002b  0300 ${'aa'.repeat(32)} 00  0004 000a 00ff  01 00`.replaceAll(' ', ''),
  );
});

it('writes an SSL 2.0 hello as the draft lays it out', () => {
  expect(toHex(encodeClientHello({ versions: ['SSL 2.0'], suites: [0x0700c0] }, random))).toBe(
    `801c  01 0002 0003 0000 0010  0700c0 ${'aa'.repeat(16)}`.replaceAll(' ', ''),
  );
});

it('writes a TLS 1.0 hello with TLS 1.0 in record and message', () => {
  const bytes = encodeClientHello({ versions: ['TLS 1.0'], suites: [0x000a] }, random);
  expect(toHex(bytes.subarray(0, 3))).toBe('160301');
  expect(toHex(bytes.subarray(9, 11))).toBe('0301');
});

it.each([
  [0, 1],
  [16_384, 1],
  [16_385, 2],
  [40_000, 3],
])('carries %i bytes in %i records', (length, records) => {
  expect(encodeRecords(22, 0x0303, new Uint8Array(length)).length).toBe(length + 5 * records);
});

it('refuses an offer without versions', () => {
  expect(() => encodeClientHello({ versions: [], suites: [5] }, random)).toThrow('no TLS version given');
});
