import {
  everything,
  prefixesOf,
  rangeOf,
  sizeOf,
  united,
  without,
  type AddressRange,
} from './address-ranges.ts';
import { wayBack, type Hop, type Route } from './way-back.ts';

/** A route of a VPC's route table, as far as it is read: where to, and by what. */
export interface VpcRoute {
  /** A prefix, or the id of a prefix list. */
  readonly to: string;
  /** The id of what is next: "local", "igw-…", "nat-…", …. */
  readonly target: string;
  /** What it leads to is gone or not attached. */
  readonly isBlackhole: boolean;
  readonly isPropagated: boolean;
}
export interface RouteTable {
  readonly id: string;
  readonly routes: readonly VpcRoute[];
}

/**
 * Where answers to these far ends are sent by a route table: the longest prefix decides, of equal ones a static route, then
 * one of a prefix list, then a propagated one (VPC User Guide, "How route priority works"). Undefined where a route is not
 * understood or its prefix list is not known.
 */
export function vpcWayBack(
  { id, routes }: RouteTable,
  lists: ReadonlyMap<string, readonly string[]>,
  asked: readonly AddressRange[],
): readonly Hop[] | undefined {
  // A gateway endpoint is only ever on the way to a service of AWS, from which nobody connects.
  const ways = routes.filter(({ to, target }) => !(to.startsWith('pl-') && target.startsWith('vpce-')));
  const spread = ways.map((route) => ({ route, prefixes: prefixesFor(route, lists) }));
  const count = spread.reduce((sum, { prefixes }) => sum + (prefixes?.length ?? 0), 0);
  if (count > MOST_ROUTES || spread.some(({ prefixes }) => prefixes === undefined)) return undefined;
  const read = spread.flatMap(({ route, prefixes = [] }) =>
    prefixes.map((text) => ({ route, range: rangeOf(text) })),
  );
  const local = united(
    read.flatMap(({ route, range }) => (route.target === 'local' && range !== undefined ? [range] : [])),
  );
  const understood: Route[] = [];
  for (const { route, range } of read) {
    if (range === undefined) return undefined;
    // Whatever is learnt of the network itself, its own route goes before it.
    if (!route.isPropagated || without([range], local).length > 0)
      understood.push({ hop: hopOf(id, route), range, rank: rankOf(route) });
  }
  const { hops, unrouted } = wayBack(understood, asked);
  if (unrouted.length === 0) return hops;
  const lost: Hop = { hop: 'noRoute', prefix: prefixOf(unrouted, asked), table: id };
  return sizeOf(unrouted) * 2n > sizeOf(asked) ? [lost, ...hops] : [...hops, lost];
}

/** What the route table of an internet gateway sends a packet for an address of the network to, where that is something in between. */
export function vpcWayIn({ id, routes }: RouteTable, behind: string): Hop | undefined {
  const own = rangeOf(behind);
  if (own === undefined) return undefined;
  const understood = routes.flatMap((route): readonly Route[] => {
    const range = rangeOf(route.to);
    return range === undefined ? [] : [{ hop: hopOf(id, route), range, rank: rankOf(route) }];
  });
  const [first] = wayBack(understood, [own]).hops;
  return first?.hop === 'network' ? undefined : first;
}

/** Endpoints that routes lead to: of a firewall perhaps. */
export function endpointsOf(tables: readonly RouteTable[]): readonly string[] {
  const targets = tables.flatMap(({ routes }) =>
    routes.flatMap(({ to, target }) => (to.startsWith('pl-') || !target.startsWith('vpce-') ? [] : [target])),
  );
  return [...new Set(targets)];
}

function prefixesFor(
  { to }: VpcRoute,
  lists: ReadonlyMap<string, readonly string[]>,
): readonly string[] | undefined {
  return to.startsWith('pl-') ? lists.get(to) : [to];
}

/** Where nobody is led anywhere, all are meant. */
function prefixOf(unrouted: readonly AddressRange[], asked: readonly AddressRange[]): string {
  const family = asked[0]?.family ?? 4;
  const isAll = sizeOf(unrouted) === sizeOf(asked) && sizeOf(asked) > 1n;
  return prefixesOf(isAll ? [everything(family)] : unrouted, 1)[0] ?? '';
}

function hopOf(table: string, { target, isBlackhole }: VpcRoute): Route['hop'] {
  const kind = target.slice(0, target.indexOf('-'));
  const hop = isBlackhole ? 'none' : target === 'local' ? 'network' : (hops[kind] ?? 'other');
  return { hop, table, ...(target === '' || target === 'local' ? {} : { via: [target] }) };
}

function rankOf({ to, isPropagated }: VpcRoute): number {
  if (isPropagated) return 2;
  return to.startsWith('pl-') ? 1 : 0;
}

/** By the kind that an id begins with. */
const hops: Readonly<Record<string, Hop['hop']>> = {
  igw: 'internet',
  nat: 'outOnly',
  eigw: 'outOnly',
  eni: 'appliance',
  i: 'appliance',
  vpce: 'appliance',
  vgw: 'gateway',
  tgw: 'gateway',
  pcx: 'gateway',
};
const MOST_ROUTES = 4_000;
