import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../../bytes/write.ts';
import { openChunk } from './chunk.ts';
import { isoOfFileTime } from './file-time.ts';
import { arrayTexts, valueText } from './value-text.ts';

function textOf(type: number, hex: string): string {
  const bytes = fromHex(hex);
  return valueText(openChunk(bytes, new Map(), []), type, 0, bytes.length);
}

describe('values', () => {
  test.each([
    ['nothing', 0x00, '', ''],
    ['string', 0x01, '4100 e400 0000', 'Aä'],
    ['half a surrogate pair', 0x01, '41 00 3d d8', 'A\ufffd'],
    ['ANSI string', 0x02, '41 e4 80 00', 'Aä€'],
    ['int8', 0x03, 'ff', '-1'],
    ['uint8', 0x04, 'ff', '255'],
    ['int16', 0x05, 'feff', '-2'],
    ['uint16', 0x06, 'feff', '65534'],
    ['int32', 0x07, 'fdffffff', '-3'],
    ['uint32', 0x08, 'fdffffff', '4294967293'],
    ['int64', 0x09, 'feffffffffffffff', '-2'],
    ['small int64', 0x09, '0500000000000000', '5'],
    ['uint64', 0x0a, 'ffffffffffffffff', '18446744073709551615'],
    ['float', 0x0b, 'cdcccc3d', '0.1'],
    ['double', 0x0c, '9a9999999999b93f', '0.1'],
    ['true', 0x0d, '01000000', 'true'],
    ['false', 0x0d, '00000000', 'false'],
    ['a boolean that is neither', 0x0d, '00a00000', 'true'],
    ['a boolean of one byte', 0x0d, '01', 'true'],
    ['binary', 0x0e, '00ff10', '00FF10'],
    ['GUID', 0x0f, '33221100 5544 7766 8899aabbccddeeff', '{00112233-4455-6677-8899-aabbccddeeff}'],
    ['a GUID cut short', 0x0f, '3322', '3322'],
    ['size_t of 4', 0x10, 'e7030000', '0x3e7'],
    ['size_t of 8', 0x10, 'e703000001000000', '0x1000003e7'],
    ['FILETIME', 0x11, '01803ed5deb19d01', '1970-01-01T00:00:00.0000001Z'],
    ['SYSTEMTIME', 0x12, 'ea07 0300 0000 0100 0800 0f00 1e00 7b00', '2026-03-01T08:15:30.123Z'],
    ['SID', 0x13, '01 02 000000000005 20000000 20020000', 'S-1-5-32-544'],
    ['a SID with a large authority', 0x13, '01 01 010000000000 07000000', 'S-1-1099511627776-7'],
    ['a SID cut short', 0x13, '01 05 000000000005', '0105000000000005'],
    ['hex32', 0x14, '05000780', '0x80070005'],
    ['hex64', 0x15, '0500078000000000', '0x80070005'],
    ['an unknown type', 0x3f, 'abcd', 'ABCD'],
    ['uint16 list', 0x86, '0100 0200', '1\n2'],
  ])('%s', (_, type, hex, expected) => {
    expect(textOf(type, hex)).toBe(expected);
  });

  test('lists of strings keep empty ones', () => {
    const bytes = fromHex('4100 0000 0000 4200 0000');
    expect(arrayTexts(openChunk(bytes, new Map(), []), 0x81, 0, bytes.length)).toEqual(['A', '', 'B']);
  });

  test('any bytes as any type give a text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.integer({ min: 0, max: 255 }), (bytes, type) => {
        expect(typeof valueText(openChunk(bytes, new Map(), []), type, 0, bytes.length)).toBe('string');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('times', () => {
  test('agree with the calendar of the runtime, all seven digits kept', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2_650_467_743_999_999_999n }), (ticks) => {
        const millis = Number(ticks / 10_000n) - 11_644_473_600_000;
        const expected = `${new Date(millis).toISOString().slice(0, -1)}${String(ticks % 10_000n).padStart(4, '0')}Z`;
        expect(isoOfFileTime(Number(ticks & 0xffff_ffffn), Number(ticks >> 32n))).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  test('beyond the calendar are shown as the number they are', () => {
    expect(isoOfFileTime(0xffff_ffff, 0x7fff_ffff)).toBe('0x7fffffffffffffff');
  });
});
