import { z } from 'zod';
import type { Front } from './front.ts';

const text = z.string().max(1_000);
const ref = z.object({ id: text }).nullish();
const port = z.number().int().min(0).max(65_535);
const protocol = z.string().max(20).nullish();

/** LoadBalancer of Microsoft.Network, as far as it is read. */
export const loadBalancer = z.object({
  name: text.nullish(),
  properties: z.object({
    frontendIPConfigurations: many(
      z.object({
        id: text,
        properties: z.object({ privateIPAddress: text.nullish(), publicIPAddress: ref }),
      }),
    ),
    backendAddressPools: many(
      z.object({
        id: text,
        properties: z
          .object({
            backendIPConfigurations: many(z.object({ id: text })),
            loadBalancerBackendAddresses: many(
              z.object({ properties: z.object({ ipAddress: text.nullish() }).nullish() }),
            ),
          })
          .nullish(),
      }),
    ),
    inboundNatRules: many(
      z.object({
        name: text.nullish(),
        properties: z.object({
          frontendIPConfiguration: ref,
          backendIPConfiguration: ref,
          backendAddressPool: ref,
          protocol,
          frontendPort: port.nullish(),
          frontendPortRangeStart: port.nullish(),
          frontendPortRangeEnd: port.nullish(),
          backendPort: port.nullish(),
        }),
      }),
    ),
    loadBalancingRules: many(
      z.object({
        name: text.nullish(),
        properties: z.object({
          frontendIPConfiguration: ref,
          backendAddressPool: ref,
          backendAddressPools: many(z.object({ id: text })),
          probe: ref,
          protocol,
          frontendPort: port,
          backendPort: port.nullish(),
          enableFloatingIP: z.boolean().nullish(),
        }),
      }),
    ),
    probes: many(
      z.object({
        id: text,
        properties: z.object({ port, noHealthyBackendsBehavior: text.nullish() }),
      }),
    ),
  }),
});
export type LoadBalancer = z.infer<typeof loadBalancer>;

/** The machine, as a load balancer knows it: its addresses, and the ids of their configurations. */
export interface Behind {
  readonly configurations: ReadonlyMap<string, string>;
}

type Way = Pick<Front['told'], 'leads' | 'rule' | 'toPort' | 'others'> & {
  readonly behind?: string;
  /** The port that is asked to find out whether a machine is fit, where one that is not gets nothing. */
  readonly probe?: number;
};

/** Where a frontend of a load balancer leads a TCP port: a rule for one machine, else one that spreads, else nowhere. */
export function wayThrough(
  balancer: LoadBalancer,
  frontend: string,
  asked: number,
  { configurations }: Behind,
): Way {
  const { inboundNatRules, loadBalancingRules, backendAddressPools, probes } = balancer.properties;
  const nat = (inboundNatRules ?? []).find(
    ({ properties }) => isOf(properties, frontend) && natCovers(properties, asked),
  );
  const members = (ids: readonly string[]) =>
    (backendAddressPools ?? []).filter(({ id }) => ids.some((one) => isSame(one, id))).flatMap(membersOf);
  if (nat !== undefined) {
    const { backendIPConfiguration: one, backendAddressPool: pool, backendPort } = nat.properties;
    const toPort = backendPort ?? asked;
    const way = waysTo(one ? [one.id] : members(pool ? [pool.id] : []), configurations);
    // Which port of a range leads to which machine of a pool is not in the rule.
    const isSpread = !one && way.others.length > 0 && way.leads === 'machine';
    return { ...way, ...(isSpread ? { leads: 'cannotTell' } : {}), rule: nat.name ?? '', toPort };
  }
  const rule = (loadBalancingRules ?? []).find(
    ({ properties }) =>
      isOf(properties, frontend) &&
      [0, asked].includes(properties.frontendPort) &&
      isTcp(properties.protocol),
  );
  if (rule === undefined) return { leads: 'nowhere', others: [] };
  const { backendAddressPool, backendAddressPools: more, backendPort, enableFloatingIP } = rule.properties;
  const pools = [...(backendAddressPool ? [backendAddressPool.id] : []), ...(more ?? []).map(({ id }) => id)];
  const probe = (probes ?? []).find(({ id }) => isSame(id, rule.properties.probe?.id ?? ''))?.properties;
  const isAsked = probe !== undefined && !/^AllProbedUp$/i.test(probe.noHealthyBackendsBehavior ?? '');
  return {
    ...waysTo(members(pools), configurations),
    rule: rule.name ?? '',
    toPort: enableFloatingIP === true ? asked : backendPort || asked,
    ...(isAsked ? { probe: probe.port } : {}),
  };
}

function waysTo(
  members: readonly string[],
  configurations: Behind['configurations'],
): Pick<Way, 'leads' | 'others' | 'behind'> {
  const own = [...configurations].find(([id, address]) =>
    members.some((one) => isSame(one, id) || one === address),
  );
  const isOwn = (member: string) =>
    [...configurations].some(([id, address]) => isSame(member, id) || member === address);
  const others = [...new Set(members.filter((member) => !isOwn(member)).map(nameOf))].slice(0, MOST);
  if (own !== undefined) return { leads: 'machine', others, behind: own[1] };
  return { leads: members.length === 0 ? 'nowhere' : 'elsewhere', others };
}

type Pool = NonNullable<LoadBalancer['properties']['backendAddressPools']>[number];

function membersOf({ properties }: Pool): readonly string[] {
  const cards = (properties?.backendIPConfigurations ?? []).map(({ id }) => id);
  const addresses = (properties?.loadBalancerBackendAddresses ?? []).flatMap(
    ({ properties: one }) => one?.ipAddress ?? [],
  );
  // A pool of network cards lists their addresses once more.
  return cards.length > 0 ? cards : addresses;
}

type Nat = NonNullable<LoadBalancer['properties']['inboundNatRules']>[number]['properties'];

function natCovers(rule: Nat, asked: number): boolean {
  if (!isTcp(rule.protocol)) return false;
  const { frontendPort, frontendPortRangeStart: low, frontendPortRangeEnd: high } = rule;
  // A rule for a pool has a range, and its single port is 0 or absent.
  return frontendPort ? frontendPort === asked : low != null && high != null && low <= asked && asked <= high;
}

function isOf(
  rule: { readonly frontendIPConfiguration?: { readonly id: string } | null | undefined },
  id: string,
) {
  return isSame(rule.frontendIPConfiguration?.id ?? '', id);
}

function isTcp(name: string | null | undefined): boolean {
  return /^(?:tcp|all)$/i.test(name ?? 'tcp');
}

/** Ids of Azure are one where only the case differs. */
function isSame(one: string, other: string): boolean {
  return one !== '' && one.toLowerCase() === other.toLowerCase();
}

/** The network card or the set of machines that a configuration belongs to. */
function nameOf(member: string): string {
  const found = /\/(?:networkInterfaces|virtualMachineScaleSets)\/([^/]{1,90})/i.exec(member);
  return found?.[1] ?? member;
}

function many<T extends z.ZodType>(each: T) {
  return z.array(each).max(1_000).nullish();
}

const MOST = 10;
