import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { toHex } from '../../bytes/text.ts';
import { decodeOid, DerReader, tags } from './der.ts';
import { der, derBitString, derBmpString, derInteger, derOid, derTime } from './der-write.ts';
import { decodeTime } from './time.ts';

it.each([
  [0n, '020100'],
  [127n, '02017f'],
  [128n, '02020080'],
  [-1n, '0201ff'],
  [-128n, '020180'],
  [-129n, '0202ff7f'],
  [65537n, '0203010001'],
])('writes the integer %s in its shortest form', (value, bytes) => {
  expect(toHex(derInteger(value))).toBe(bytes);
});

it.each([0, 127, 128, 255, 256, 65_535, 65_536])('writes content of %i bytes that is read back', (length) => {
  const value = new DerReader(der(0x04, new Uint8Array(length).fill(9)), 'Test').expect(
    tags.octetString,
    'value',
  );
  expect(value.content.length).toBe(length);
});

it('writes object identifiers that are read back', () => {
  const arcs = fc.tuple(
    fc.constantFrom('0', '1'),
    fc.nat(39),
    fc.array(fc.bigInt({ min: 0n, max: 1n << 70n })),
  );
  fc.assert(
    fc.property(arcs, ([root, second, rest]) => {
      const dotted = [root, second, ...rest.slice(0, 8)].join('.');
      expect(decodeOid(new DerReader(derOid(dotted), 'Test').any('oid').content)).toBe(dotted);
    }),
  );
});

it.each([
  ['1949-12-31T23:59:59Z', tags.generalizedTime],
  ['1950-01-01T00:00:00Z', tags.utcTime],
  ['1969-12-31T23:59:59Z', tags.utcTime],
  ['2049-12-31T23:59:59Z', tags.utcTime],
  ['2050-01-01T00:00:00Z', tags.generalizedTime],
  ['9999-12-31T23:59:59Z', tags.generalizedTime],
])('writes %s in the form of RFC 5280, and it is read back', (iso, tag) => {
  const value = new DerReader(derTime(iso), 'Test').any('time');
  expect(value.tag).toBe(tag);
  expect(decodeTime(value)).toBe(iso.replace('Z', '.000Z'));
});

it('refuses a time that is not ISO 8601 in UTC', () => {
  expect(() => derTime('2026-01-01')).toThrow('not an ISO 8601 time in UTC: 2026-01-01');
});

it('writes bit strings and wide strings as X.690 lays them out', () => {
  expect(toHex(derBitString(Uint8Array.of(0x30), 4))).toBe('03020430');
  expect(toHex(derBmpString('Aé'))).toBe('1e04004100e9');
});
