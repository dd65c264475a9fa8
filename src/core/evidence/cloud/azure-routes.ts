import { z } from 'zod';
import { rangeOf, type AddressRange } from './address-ranges.ts';
import { wayBack, type Hop, type Route } from './way-back.ts';

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

/** An Azure Firewall by the address that routes lead to. */
export type KnownFirewalls = ReadonlyMap<string, NonNullable<Hop['firewall']>>;

/**
 * Where answers to these far ends are sent: of equal prefixes a route that people wrote decides, then one that a gateway
 * learnt. Undefined where a route is not understood, or there are too many.
 */
export function azureWayBack(
  { value }: EffectiveRoutes,
  asked: readonly AddressRange[],
  firewalls: KnownFirewalls = new Map(),
): readonly Hop[] | undefined {
  const active = value.filter(({ state }) => !/^invalid$/i.test(state ?? ''));
  const routes = active.flatMap((route) =>
    (route.addressPrefix ?? []).map((text) => ({ route, range: rangeOf(text) })),
  );
  if (routes.length > MOST_ROUTES || routes.some(({ range }) => range === undefined)) return undefined;
  const understood = routes.flatMap(({ route, range }): readonly Route[] =>
    range === undefined ? [] : [{ hop: hopOf(route, firewalls), range, rank: rankOf(route) }],
  );
  return wayBack(understood, asked).hops;
}

/** The addresses of appliances that these routes lead to. */
export function appliancesOf({ value }: EffectiveRoutes): readonly string[] {
  const led = value.filter(({ nextHopType }) => hops[(nextHopType ?? '').toLowerCase()] === 'appliance');
  return [...new Set(led.flatMap(({ nextHopIpAddress }) => nextHopIpAddress ?? []))];
}

function hopOf(route: EffectiveRoutes['value'][number], firewalls: KnownFirewalls): Route['hop'] {
  const name = route.name ?? '';
  const via = (route.nextHopIpAddress ?? []).slice(0, MOST);
  const firewall = via.map((address) => firewalls.get(address)).find((one) => one !== undefined);
  return {
    hop: hops[(route.nextHopType ?? '').toLowerCase()] ?? 'other',
    ...(name === '' ? {} : { route: name }),
    ...(via.length === 0 ? {} : { via }),
    ...(firewall === undefined ? {} : { firewall }),
  };
}

function rankOf({ source }: EffectiveRoutes['value'][number]): number {
  return ['user', 'virtualnetworkgateway', 'default'].indexOf((source ?? '').toLowerCase());
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
const MOST_ROUTES = 4_000;
