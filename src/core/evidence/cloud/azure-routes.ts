import { z } from 'zod';
import type { FactTypes } from '../../facts/vocabulary.ts';
import { overlap, prefixesOf, rangeOf, sizeOf, without, type AddressRange } from './address-ranges.ts';

type Hop = NonNullable<FactTypes['cloudRules']['doors'][number]['back']>[number];

const texts = z.array(z.string().max(200)).max(20_000).nullish();

/** EffectiveRouteListResult of Microsoft.Network, as far as it is read. */
export const effectiveRoutes = z.object({
  value: z
    .array(
      z.object({
        name: z.string().max(300).nullish(),
        source: z.string().max(60).nullish(),
        state: z.string().max(60).nullish(),
        addressPrefix: texts,
        nextHopIpAddress: texts,
        nextHopType: z.string().max(60).nullish(),
      }),
    )
    .max(5_000),
});
export type EffectiveRoutes = z.infer<typeof effectiveRoutes>;

/**
 * Where answers to these far ends are sent: the longest prefix decides, of equal ones a route that people wrote, then one that a
 * gateway learnt. Most of the far ends first; undefined where a route is not understood.
 */
export function wayBack(
  { value }: EffectiveRoutes,
  asked: readonly AddressRange[],
): readonly Hop[] | undefined {
  const active = value.filter(({ state }) => !/^invalid$/i.test(state ?? ''));
  const routes = active.flatMap((route) =>
    (route.addressPrefix ?? []).map((text) => ({ route, range: rangeOf(text) })),
  );
  if (routes.some(({ range }) => range === undefined)) return undefined;
  const sorted = routes
    .flatMap(({ route, range }) => (range === undefined ? [] : [{ route, range }]))
    .toSorted((a, b) => compare(sizeOf([a.range]), sizeOf([b.range])) || rankOf(a.route) - rankOf(b.route));
  let open = asked;
  const parts: { readonly hop: Hop; readonly size: bigint }[] = [];
  for (const { route, range } of sorted) {
    const met = overlap(open, [range]);
    if (met.length === 0) continue;
    parts.push({ hop: hopOf(route, range), size: sizeOf(met) });
    open = without(open, [range]);
  }
  return parts
    .toSorted((a, b) => compare(b.size, a.size))
    .slice(0, MOST)
    .map(({ hop }) => hop);
}

function hopOf(route: EffectiveRoutes['value'][number], range: AddressRange): Hop {
  const name = route.name ?? '';
  const via = (route.nextHopIpAddress ?? []).slice(0, MOST);
  return {
    hop: hops[(route.nextHopType ?? '').toLowerCase()] ?? 'other',
    prefix: prefixesOf([range], 1)[0] ?? '',
    ...(name === '' ? {} : { route: name }),
    ...(via.length === 0 ? {} : { via }),
  };
}

function rankOf({ source }: EffectiveRoutes['value'][number]): number {
  return ['user', 'virtualnetworkgateway', 'default'].indexOf((source ?? '').toLowerCase());
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const hops: Readonly<Record<string, Hop['hop']>> = {
  none: 'none',
  virtualappliance: 'appliance',
  virtualapplianceecmp: 'appliance',
  internet: 'internet',
  virtualnetworkgateway: 'gateway',
  vnetlocal: 'network',
};
const MOST = 5;
