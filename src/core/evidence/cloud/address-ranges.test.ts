import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  everything,
  isPublic,
  overlap,
  prefixesOf,
  rangeOf,
  sizeOf,
  united,
  without,
  type AddressRange,
} from './address-ranges.ts';

it.each([
  ['10.0.0.0/8', 4, 2n ** 24n],
  ['10.9.8.7/8', 4, 2n ** 24n],
  ['192.0.2.1', 4, 1n],
  ['0.0.0.0/0', 4, 2n ** 32n],
  ['2001:db8::/32', 6, 2n ** 96n],
  ['::', 6, 1n],
  ['::/0', 6, 2n ** 128n],
  ['1:2:3:4:5:6:7:8', 6, 1n],
])('%s is a range of IPv%d', (text, family, size) => {
  const range = rangeOf(text)!;
  expect([range.family, sizeOf([range])]).toEqual([family, size]);
});

it.each([
  '',
  'Internet',
  '10.0.0',
  '256.0.0.1',
  '10.0.0.0/33',
  '10.0.0.0/',
  '1::2::3',
  '::/129',
  ':1',
  '1:2:3',
  'fe80::1%eth0',
  '10.0.0.0/8/8',
  '12345::',
])('"%s" is none', (text) => expect(rangeOf(text)).toBeUndefined());

it.each([
  ['8.8.8.8', true],
  ['10.1.2.3', false],
  ['100.64.0.1', false],
  ['172.32.0.1', true],
  ['168.63.129.16', false],
  ['240.0.0.1', false],
  ['2a00:1450::1', true],
  ['fe80::1', false],
  ['fd00::1', false],
])('%s can be on the internet: %s', (address, wanted) => expect(isPublic(address)).toBe(wanted));

const range: fc.Arbitrary<AddressRange> = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 12 }))
  .map(([first, length]) => ({ family: 4, first: BigInt(first), last: BigInt(first + length) }));
const ranges = fc.array(range, { maxLength: 6 }).map(united);
const holds = (all: readonly AddressRange[], at: number) =>
  all.some(({ first, last }) => BigInt(at) >= first && BigInt(at) <= last);
const points = Array.from({ length: 80 }, (_, i) => i);

describe('sets of addresses', () => {
  it('are cut and taken apart point by point', () => {
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        for (const at of points) {
          expect(holds(overlap(a, b), at)).toBe(holds(a, at) && holds(b, at));
          expect(holds(without(a, b), at)).toBe(holds(a, at) && !holds(b, at));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are written as prefixes that mean the same', () => {
    fc.assert(
      fc.property(ranges, (a) => {
        expect(united(prefixesOf(a, 1_000).map((text) => rangeOf(text)!))).toEqual(a);
      }),
    );
  });

  it.each(['::', '2001:db8::', '2001:db8:0:1::', '1:2:3:4:5:6:7:8', '1:0:3:4:5:6:7:8', '0:0:3::'])(
    '%s is written as it is',
    (text) => {
      expect(prefixesOf([rangeOf(text)!], 1)[0]).toBe(`${text}/128`);
    },
  );

  it('are never written longer than asked', () => {
    const all = without([everything(6)], [rangeOf('2001:db8::1')!]);
    expect(prefixesOf(all, 20)).toHaveLength(20);
  });
});
