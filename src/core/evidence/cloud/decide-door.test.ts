import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorMs } from '../../../../test/processor-time.ts';
import { everything, overlap, rangeOf, sizeOf, united, type AddressRange } from './address-ranges.ts';
import { decideDoor } from './decide-door.ts';
import { partsOf, type Gate, type GateRule } from './gate.ts';

const access = fc.constantFrom('allow' as const, 'deny' as const);
const prefix = fc
  .tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 24, max: 32 }))
  .map(([last, length]) => rangeOf(`192.0.2.${last * 32}/${length}`)!);
const sources = fc.oneof(fc.constant([everything(4)]), fc.array(prefix, { maxLength: 3 }).map(united));
const rule: fc.Arbitrary<GateRule> = fc
  .tuple(access, sources, fc.boolean())
  .map(([does, ranges, isDark]) => ({
    name: 'r',
    access: does,
    byDefault: false,
    opaque: isDark ? ['tag'] : [],
    ranges: isDark ? [] : ranges,
    mayBe: isDark ? ranges : [],
  }));
const last: GateRule = {
  name: '',
  access: 'deny',
  byDefault: true,
  ranges: [everything(4)],
  mayBe: [],
  opaque: [],
};
const gate: fc.Arbitrary<Gate> = fc
  .array(rule, { maxLength: 8 })
  .map((rules) => ({ group: 'g', groupId: 'g', level: 'nic', direction: 'in', rules: [...rules, last] }));
const source = fc.integer({ min: 0, max: 255 }).map((last) => rangeOf(`192.0.2.${last}`)!);

const covers = (ranges: readonly AddressRange[], one: AddressRange) => overlap(ranges, [one]).length > 0;

/** What a firewall does with one source, where every dark rule is taken as matching or as not matching. */
function walk(
  rules: readonly GateRule[],
  one: AddressRange,
  dark: (rule: GateRule) => boolean,
): GateRule['access'] {
  return rules.find((each) => covers(each.ranges, one) || (covers(each.mayBe, one) && dark(each)))!.access;
}

/** Everything that the dark rules could make of it. */
function possible(rules: readonly GateRule[], one: AddressRange): ReadonlySet<GateRule['access']> {
  const darkOnes = rules.filter(({ mayBe }) => mayBe.length > 0);
  return new Set(
    Array.from({ length: 2 ** darkOnes.length }, (_, bits) =>
      walk(rules, one, (each) => ((bits >> darkOnes.indexOf(each)) & 1) === 1),
    ),
  );
}

describe('which rule decides', () => {
  it('is what a firewall does that goes through the rules one by one', () => {
    fc.assert(
      fc.property(gate, source, ({ rules, ...rest }, one) => {
        const clear = rules.filter(({ mayBe }) => mayBe.length === 0);
        const said = decideDoor([{ ...rest, rules: clear }], [one]).is;
        expect(said).toBe(walk(clear, one, () => false) === 'allow' ? 'open' : 'closed');
      }),
      { numRuns: 500 },
    );
  });

  it('is never said where what is not known could make it otherwise, and always where it could not', () => {
    fc.assert(
      fc.property(gate, source, (each, one) => {
        const could = possible(each.rules, one);
        const wanted = could.size > 1 ? 'cannotTell' : could.has('allow') ? 'open' : 'closed';
        expect(decideDoor([each], [one]).is).toBe(wanted);
      }),
      { numRuns: 500 },
    );
  });

  it('every asked address is in exactly one part', () => {
    fc.assert(
      fc.property(gate, (each) => {
        const asked = [rangeOf('192.0.2.0/24')!];
        const parts = partsOf(each, asked);
        expect(parts.reduce((sum, { ranges }) => sum + sizeOf(ranges), 0n)).toBe(sizeOf(asked));
        expect(united(parts.flatMap(({ ranges }) => ranges))).toEqual(asked);
      }),
    );
  });

  it('what holds for everybody holds for each, and each list names those it is about', () => {
    fc.assert(
      fc.property(fc.array(gate, { minLength: 1, maxLength: 3 }), source, (gates, one) => {
        const all = decideDoor(gates, [rangeOf('192.0.2.0/24')!]);
        const { is } = decideDoor(gates, [one]);
        if (all.is === 'open' || all.is === 'closed') expect(is).toBe(all.is);
        if (all.listed?.cut === false) {
          const isIn = covers(united(all.listed.ranges.map((text) => rangeOf(text)!)), one);
          expect(is).toBe(isIn === (all.listed.access === 'allow') ? 'open' : 'closed');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('one gate that is shut shuts the way', () => {
    fc.assert(
      fc.property(gate, gate, source, (a, b, one) => {
        const alone = [a, b].map((each) => decideDoor([each], [one]).is);
        if (alone.includes('closed')) expect(decideDoor([a, b], [one]).is).toBe('closed');
      }),
    );
  });

  it('takes thousands of prefixes in a moment', async () => {
    const many = united(
      Array.from({ length: 10_000 }, (_, i) => rangeOf(`${1 + (i >> 8)}.${i & 255}.0.0/24`)!),
    );
    const rules = Array.from({ length: 100 }, (): GateRule => ({ ...last, ranges: many, access: 'allow' }));
    const gates = [{ group: '', groupId: '', level: 'nic', direction: 'in', rules }] as const;
    expect(await processorMs(() => decideDoor(gates, [everything(4)]))).toBeLessThan(3_000);
  });
});
