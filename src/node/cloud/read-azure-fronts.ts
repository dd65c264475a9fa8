import { rangeOf } from '../../core/evidence/cloud/address-ranges.ts';
import {
  loadBalancer,
  wayThrough,
  type LoadBalancer,
} from '../../core/evidence/cloud/azure-load-balancer.ts';
import { blindFront, isSameAddress, type Front } from '../../core/evidence/cloud/front.ts';
import type { Arm } from '../carriers/azure/arm.ts';
import { askList, askResource, NETWORK } from './ask-azure.ts';
import { publicAddresses } from './azure-front-schemas.ts';
import { lastOf, readAzureFirewall } from './read-azure-firewall.ts';
import { lackSays, type FrontsAsked, type FrontsTold, type Lack } from './reading.ts';

/** How the machine hangs on load balancers: ids of its address configurations with the addresses, and of the balancers. */
export interface Hanging {
  readonly configurations: ReadonlyMap<string, string>;
  readonly balancers: readonly string[];
}

/** What has these addresses, none of which is the machine's, and where it leads a port. */
export async function readAzureFronts(
  arm: Arm,
  { configurations, balancers }: Hanging,
  { addresses, port, own }: FrontsAsked,
): Promise<FrontsTold> {
  const lacks: Lack[] = [];
  const listed = await askList(arm, 'Microsoft.Network/publicIPAddresses', NETWORK, publicAddresses);
  if ('lack' in listed) lacks.push(listed.lack);
  const owners = 'value' in listed ? listed.value.value : [];
  const known = await readBalancers(arm, [
    ...balancers,
    ...owners
      .filter(({ properties }) => addresses.some((one) => isSameAddress(properties.ipAddress ?? '', one)))
      .flatMap(({ properties }) => within(properties.ipConfiguration?.id, 'loadBalancers') ?? []),
  ]);
  for (const lack of known.lacks) lacks.push(lack);
  const fronts: Front[] = [];
  for (const address of addresses.slice(0, MOST)) {
    const owner = owners.find(({ properties }) => isSameAddress(properties.ipAddress ?? '', address));
    const balanced = known.balancers
      .flatMap(({ name, balancer }) =>
        (balancer.properties.frontendIPConfigurations ?? []).map((frontend) => ({
          name,
          balancer,
          frontend,
        })),
      )
      .find(
        ({ frontend: { properties } }) =>
          isSameAddress(properties.privateIPAddress ?? '', address) ||
          (owner?.id != null && properties.publicIPAddress?.id.toLowerCase() === owner.id.toLowerCase()),
      );
    if (balanced !== undefined) fronts.push(frontOfBalancer(balanced, address, port, configurations));
    else if (owner !== undefined)
      fronts.push(
        await frontOfOwner(
          arm,
          owner.properties.ipConfiguration?.id,
          { address, port },
          own,
          owner.name,
          lacks,
        ),
      );
  }
  return { fronts, notes: [...new Set(lacks.map((lack) => `Azure: ${lackSays(lack)}`))] };
}

interface Balanced {
  readonly name: string;
  readonly balancer: LoadBalancer;
  readonly frontend: { readonly id: string };
}

function frontOfBalancer(
  { name, balancer, frontend }: Balanced,
  address: string,
  port: number,
  configurations: Hanging['configurations'],
): Front {
  const { behind, probe, ...way } = wayThrough(balancer, frontend.id, port, { configurations });
  return {
    told: {
      address,
      kind: 'loadBalancer',
      name,
      ...way,
      unread: [],
      ...(probe === undefined ? {} : { probe: { port: probe } }),
    },
    ...(behind === undefined ? {} : { behind }),
    ...(probe === undefined ? {} : { probe: { from: PROBES, port: probe } }),
    gates: () => [],
    // A load balancer of Azure leaves the address of whoever connects as it is.
    hidesSource: false,
  };
}

/** The id of the resource of a kind that another id lies in. */
function within(id: string | undefined, kind: string): string | undefined {
  return new RegExp(
    `^/subscriptions/[^/]{1,64}/resourceGroups/[^/]{1,90}/providers/Microsoft\\.Network/${kind}/[^/]{1,90}(?=/)`,
    'i',
  ).exec(id ?? '')?.[0];
}

async function readBalancers(arm: Arm, ids: readonly string[]) {
  const lacks: Lack[] = [];
  const balancers: { readonly name: string; readonly balancer: LoadBalancer }[] = [];
  const once = new Map(ids.map((id) => [id.toLowerCase(), id]));
  for (const id of [...once.values()].slice(0, MOST)) {
    const told = await askResource(arm, id, NETWORK, loadBalancer, 'Microsoft.Network/loadBalancers/read');
    if ('lack' in told) lacks.push(told.lack);
    else balancers.push({ name: lastOf(id), balancer: told.value });
  }
  return { balancers, lacks };
}

async function frontOfOwner(
  arm: Arm,
  configuration: string | undefined,
  asked: { readonly address: string; readonly port: number },
  own: readonly string[],
  name: string | null | undefined,
  lacks: Lack[],
): Promise<Front> {
  const { address } = asked;
  if (configuration === undefined) return blindFront(address, 'nobody', name ?? '');
  const firewall = within(configuration, 'azureFirewalls');
  if (firewall !== undefined) return readAzureFirewall(arm, firewall, asked, own, lacks);
  const card = within(configuration, 'networkInterfaces');
  if (card !== undefined) {
    const other = blindFront(address, 'otherMachine', lastOf(card));
    return { ...other, told: { ...other.told, leads: 'elsewhere' } };
  }
  const [, kind = '', resource = ''] =
    /\/Microsoft\.Network\/([^/]{1,60})\/([^/]{1,90})/i.exec(configuration) ?? [];
  const known = kinds[kind.toLowerCase()];
  return blindFront(address, known ?? 'other', resource, known === undefined ? [kind] : []);
}

const kinds: Readonly<Record<string, Front['told']['kind']>> = {
  bastionhosts: 'bastion',
  virtualnetworkgateways: 'gateway',
  natgateways: 'gateway',
};
/** From where the load balancers of Azure ask whether a machine is fit. */
const PROBES = rangeOf('168.63.129.16')!;
const MOST = 4;
