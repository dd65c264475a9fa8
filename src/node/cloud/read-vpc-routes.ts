import { z } from 'zod';
import type { Hop } from '../../core/evidence/cloud/way-back.ts';
import type { NetworkCard } from '../../core/evidence/cloud/cloud-facts.ts';
import { endpointsOf, vpcWayBack, vpcWayIn, type RouteTable } from '../../core/evidence/cloud/ec2-routes.ts';
import type { NetworkFirewall } from '../../core/evidence/cloud/network-firewall.ts';
import { askEc2, type Ec2 } from './ask-ec2.ts';
import { list, prefixEntries } from './ec2-schemas.ts';
import { readNetworkFirewalls } from './read-network-firewalls.ts';
import { lackSays } from './reading.ts';

/** Where a network interface is. */
interface Place {
  readonly subnetId?: string | undefined;
  readonly vpcId?: string | undefined;
}

/** The ways of a network interface, and the firewall that what comes in from the internet passes. */
export interface Ways {
  readonly ways: Pick<NetworkCard, 'wayBack' | 'wayIn'>;
  /** The firewall that has the endpoint of a route. */
  readonly firewallOf: (via: readonly string[] | undefined) => NetworkFirewall | undefined;
}

/**
 * Where the route table of each interface sends answers, and where that of the gateway sends what comes in; a note where
 * something of it may not be read, since the rules are known without it.
 */
export async function readVpcRoutes(
  ec2: Ec2,
  places: readonly Place[],
): Promise<{ readonly of: (place: Place) => Ways; readonly notes: readonly string[] }> {
  const none: Ways = { ways: {}, firewallOf: () => undefined };
  const vpcs = [...new Set(places.flatMap(({ vpcId }) => (vpcId === undefined ? [] : [vpcId])))];
  if (vpcs.length === 0) return { of: () => none, notes: [] };
  const wanted = Object.fromEntries(vpcs.map((id, i) => [`Filter.1.Value.${i + 1}`, id]));
  const told = await askEc2(
    ec2,
    'DescribeRouteTables',
    { 'Filter.1.Name': 'vpc-id', ...wanted },
    routeTables,
  );
  if ('lack' in told) return { of: () => none, notes: [`AWS: ${lackSays(told.lack)}`] };
  const all = told.value.flatMap(({ routeTableSet }) => routeTableSet);
  const tables = new Map(
    places.flatMap((place) => {
      const table = tableOf(place, all);
      return table === undefined ? [] : [[place, readTable(table)] as const];
    }),
  );
  const edges = new Map(
    vpcs.flatMap((vpc) => {
      const edge = edgeOf(vpc, all);
      return edge === undefined ? [] : [[vpc, readTable(edge)] as const];
    }),
  );
  const inForce = [...tables.values(), ...edges.values()];
  const [lists, found] = await Promise.all([
    readLists(ec2, inForce),
    readNetworkFirewalls(ec2, vpcs, endpointsOf(inForce)),
  ]);
  const firewallOf: Ways['firewallOf'] = (via = []) =>
    found.firewalls.find(({ endpoints }) => endpoints.some((id) => via.includes(id)));
  const named = (hop: Hop): Hop => {
    const firewall = firewallOf(hop.via);
    return firewall === undefined
      ? hop
      : { ...hop, firewall: { name: firewall.name, policy: firewall.policy } };
  };
  const of = (place: Place): Ways => {
    const table = tables.get(place);
    const edge = edges.get(place.vpcId ?? '');
    return {
      firewallOf,
      ways: {
        ...(table === undefined
          ? {}
          : { wayBack: (asked) => vpcWayBack(table, lists.entries, asked)?.map(named) }),
        ...(edge === undefined
          ? {}
          : {
              wayIn: (behind) => {
                const hop = vpcWayIn(edge, behind);
                return hop === undefined ? undefined : named(hop);
              },
            }),
      },
    };
  };
  return { of, notes: [...lists.notes, ...found.notes] };
}

/** The route table of the internet gateway of a VPC, which says where what comes in goes first. */
function edgeOf(vpc: string, all: readonly Table[]): Table | undefined {
  return all.find(
    (table) =>
      table.vpcId === vpc && table.associationSet.some(({ gatewayId }) => gatewayId?.startsWith('igw-')),
  );
}

/** A subnet without a table of its own has the main one of its VPC. */
function tableOf({ subnetId, vpcId }: Place, all: readonly Table[]): Table | undefined {
  const own = all.find(({ associationSet }) => associationSet.some((one) => one.subnetId === subnetId));
  if (subnetId !== undefined && own !== undefined) return own;
  return all.find(
    (table) => table.vpcId === vpcId && table.associationSet.some(({ main }) => main === 'true'),
  );
}

function readTable({ routeTableId, routeSet }: Table): RouteTable {
  const routes = routeSet
    .filter(({ state }) => state !== 'filtered')
    .map((route) => ({
      to: route.destinationCidrBlock ?? route.destinationIpv6CidrBlock ?? route.destinationPrefixListId ?? '',
      target: targetOf(route),
      isBlackhole: route.state === 'blackhole',
      isPropagated: route.origin === 'EnableVgwRoutePropagation' || route.origin === 'Advertisement',
    }));
  return { id: routeTableId, routes };
}

function targetOf(route: Table['routeSet'][number]): string {
  return (
    route.gatewayId ??
    route.natGatewayId ??
    route.egressOnlyInternetGatewayId ??
    route.instanceId ??
    route.networkInterfaceId ??
    route.transitGatewayId ??
    route.vpcPeeringConnectionId ??
    ''
  );
}

async function readLists(ec2: Ec2, tables: readonly RouteTable[]) {
  const named = tables.flatMap(({ routes }) =>
    routes.flatMap(({ to, target }) => (to.startsWith('pl-') && !target.startsWith('vpce-') ? [to] : [])),
  );
  const entries = new Map<string, readonly string[]>();
  const notes = new Set<string>();
  for (const id of [...new Set(named)].slice(0, MOST_LISTS)) {
    const told = await askEc2(ec2, 'GetManagedPrefixListEntries', { PrefixListId: id }, prefixEntries);
    if ('lack' in told) notes.add(`AWS: ${lackSays(told.lack)}`);
    else
      entries.set(
        id,
        told.value.flatMap(({ entrySet }) => entrySet.map(({ cidr }) => cidr)),
      );
  }
  return { entries, notes: [...notes] };
}

const text = z.string().max(1_000);

/** DescribeRouteTablesResponse, as far as it is read. */
export const routeTables = z.object({
  routeTableSet: list(
    z.object({
      routeTableId: text,
      vpcId: text,
      routeSet: list(
        z.object({
          destinationCidrBlock: text.optional(),
          destinationIpv6CidrBlock: text.optional(),
          destinationPrefixListId: text.optional(),
          gatewayId: text.optional(),
          natGatewayId: text.optional(),
          egressOnlyInternetGatewayId: text.optional(),
          instanceId: text.optional(),
          networkInterfaceId: text.optional(),
          transitGatewayId: text.optional(),
          vpcPeeringConnectionId: text.optional(),
          state: text.optional(),
          origin: text.optional(),
        }),
        2_000,
      ),
      associationSet: list(
        z.object({ subnetId: text.optional(), gatewayId: text.optional(), main: text.optional() }),
        5_000,
      ),
    }),
    500,
  ),
});
type Table = (typeof routeTables)['_output']['routeTableSet'][number];
const MOST_LISTS = 10;
