import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeOf } from './address-ranges.ts';
import { vpcWayBack, type VpcRoute } from './ec2-routes.ts';

const way = (to: string, target: string, isPropagated = false): VpcRoute => ({
  to,
  target,
  isBlackhole: false,
  isPropagated,
});
const address = (text: string) => [rangeOf(text)!];
const local = way('10.2.0.0/16', 'local');

describe('which route of a table decides', () => {
  it.each<[string, readonly VpcRoute[], string, string]>([
    ['the longest prefix', [way('10.0.0.0/8', 'tgw-1'), way('10.9.0.0/16', 'pcx-1')], '10.9.0.1', 'pcx-1'],
    [
      'a static one before one that was learnt',
      [way('10.9.0.0/16', 'vgw-1', true), way('10.9.0.0/16', 'pcx-1')],
      '10.9.0.1',
      'pcx-1',
    ],
    [
      'a static one before one of a list',
      [way('pl-1', 'tgw-1'), way('10.9.0.0/16', 'pcx-1')],
      '10.9.0.1',
      'pcx-1',
    ],
    [
      'one of a list before one that was learnt',
      [way('10.9.0.0/16', 'vgw-1', true), way('pl-1', 'tgw-1')],
      '10.9.0.1',
      'tgw-1',
    ],
    [
      'a learnt one before a shorter static one',
      [way('0.0.0.0/0', 'igw-1'), way('10.9.0.0/16', 'vgw-1', true)],
      '10.9.0.1',
      'vgw-1',
    ],
    [
      "the network's own before a longer one that was learnt",
      [way('10.2.3.0/24', 'vgw-1', true)],
      '10.2.3.4',
      'local',
    ],
    ['a longer static one within the network', [way('10.2.3.0/24', 'eni-1')], '10.2.3.4', 'eni-1'],
  ])('%s', (_name, routes, from, wanted) => {
    const lists = new Map([['pl-1', ['10.9.0.0/16']]]);
    const [hop] = vpcWayBack({ id: 'rtb-1', routes: [local, ...routes] }, lists, address(from))!;
    expect(hop?.hop === 'network' ? 'local' : hop?.via?.[0]).toBe(wanted);
  });

  it('is the one a walk over all of them finds, for any static routes and address', () => {
    const byte = fc.integer({ min: 0, max: 3 });
    const route = fc
      .record({ bits: fc.constantFrom(0, 8, 16, 24, 32), parts: fc.tuple(byte, byte, byte, byte) })
      .map(({ bits, parts }) => `${parts.map((part, i) => (8 * i < bits ? part : 0)).join('.')}/${bits}`);
    const routes = fc.uniqueArray(route, { maxLength: 12 });
    fc.assert(
      fc.property(routes, fc.tuple(byte, byte, byte, byte), (prefixes, parts) => {
        const from = parts.join('.');
        const table = { id: 'rtb-1', routes: prefixes.map((to, i) => way(to, `pcx-${i}`)) };
        const [hop] = vpcWayBack(table, new Map(), address(from))!;
        const matching = prefixes.filter((to) => {
          const [base = '', bits = '0'] = to.split('/');
          const kept = Number(bits) / 8;
          return base.split('.').slice(0, kept).join('.') === from.split('.').slice(0, kept).join('.');
        });
        const longest = matching.toSorted((a, b) => Number(b.split('/')[1]) - Number(a.split('/')[1]))[0];
        expect(hop?.hop === 'noRoute' ? undefined : hop?.prefix).toBe(longest);
      }),
    );
  });
});

it('a prefix that is none, a list that is not known, and too many: not known', () => {
  const decide = (routes: readonly VpcRoute[], lists = new Map<string, readonly string[]>()) =>
    vpcWayBack({ id: 'rtb-1', routes }, lists, address('198.51.100.1'));
  expect(decide([way('x', 'igw-1')])).toBeUndefined();
  expect(decide([way('pl-1', 'igw-1')])).toBeUndefined();
  const long = Array.from({ length: 4_001 }, (_, i) => `10.${i >> 8}.${i & 255}.0/24`);
  expect(decide([way('pl-1', 'igw-1')], new Map([['pl-1', long]]))).toBeUndefined();
});
