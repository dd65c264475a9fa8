import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { DecodeError } from '../../bytes/reader.ts';
import { hex } from '../../bytes/write.ts';
import { decodeOid, DerReader } from './der.ts';

it('reads values one behind the other', () => {
  const reader = new DerReader(hex`02 01 05  04 81 02 aabb`, 'Test');
  expect(reader.expect(0x02, 'number')).toEqual({ tag: 2, content: hex`05`, whole: hex`02 01 05` });
  expect(reader.optional(0x30, 'list')).toBeUndefined();
  expect(reader.any('text').content).toEqual(hex`aabb`);
  expect(reader.isDone).toBe(true);
  expect(reader.optional(0x30, 'list')).toBeUndefined();
});

it.each([
  [hex`30 80 00 00`, 'Test.field: indefinite length, which DER does not allow'],
  [hex`1f 81 00 00`, 'Test.field: a tag of several bytes'],
  [hex`30 85 00 00 00 00 01`, 'Test.field: a length of 5 bytes'],
  [hex`30 84 ffffffff`, 'Test.field at byte 6: needs 4294967295 bytes, 0 left'],
  [hex`30 03 01`, 'Test.field at byte 2: needs 3 bytes, 1 left'],
  [hex``, 'Test.field tag at byte 0: needs 1 bytes, 0 left'],
  [hex`04 00`, 'Test.field: tag 0x04 instead of 0x30'],
])('names what is wrong with %o', (bytes, problem) => {
  expect(() => new DerReader(bytes, 'Test').expect(0x30, 'field')).toThrow(new DecodeError(problem));
});

it('refuses to read values for ever', () => {
  const reader = new DerReader(new Uint8Array(40_000), 'Test');
  expect(() => {
    while (!reader.isDone) reader.any('field');
  }).toThrow('Test.field: more than 10000 values');
});

it.each([
  [hex`2a 86 48 86 f7 0d 01 01 0b`, '1.2.840.113549.1.1.11'],
  [hex`55 1d 25`, '2.5.29.37'],
  [hex`88 37`, '2.999'],
  [hex`69 83 9c 9e a0 92 9e be c7 a0 be a6 9a 9e bc bd 9a 9e 5f`, undefined],
  [hex`00`, '0.0'],
])('decodes object identifier %o', (bytes, dotted) => {
  // A universally unique identifier of 16 bytes is one arc; only that it is read matters.
  if (dotted === undefined) expect(decodeOid(bytes)).toMatch(/^2\.25\.\d{30,}$/);
  else expect(decodeOid(bytes)).toBe(dotted);
});

it.each([hex``, hex`2a 86`, new Uint8Array(129).fill(1)])('refuses object identifier %o', (bytes) => {
  expect(() => decodeOid(bytes)).toThrow(DecodeError);
});

it('reads or throws DecodeError whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        const reader = new DerReader(bytes, 'Test');
        while (!reader.isDone) decodeOid(reader.any('value').content);
      } catch (error) {
        expect(error).toBeInstanceOf(DecodeError);
      }
    }),
    { numRuns: 2000 },
  );
});
