import { appliancesOf, azureWayBack } from '../../core/evidence/cloud/azure-routes.ts';
import { azureGates, closedWithoutGroup } from '../../core/evidence/cloud/azure-rules.ts';
import type { CardAddress, NetworkCard } from '../../core/evidence/cloud/cloud-facts.ts';
import { darkGate, isSameAddress } from '../../core/evidence/cloud/front.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { Arm } from '../carriers/azure/arm.ts';
import type { Patience } from '../carriers/patience.ts';
import { askEffectiveGroups, askEffectiveRoutes, askResource, NETWORK } from './ask-azure.ts';
import { networkInterface, publicAddress } from './azure-schemas.ts';
import type { Hanging } from './read-azure-fronts.ts';
import { nameFirewalls } from './read-azure-firewalls.ts';
import type { Lack } from './reading.ts';

/** A network card, what could not be read of it, the load balancers that it hangs on, and its subnets. */
export interface AzureCard {
  readonly card: NetworkCard;
  readonly lacks: readonly Lack[];
  readonly hanging: Hanging & { readonly subnets: readonly string[] };
}

/** What Azure tells of a network card of a machine. */
export async function readAzureCard(
  arm: Arm,
  id: string,
  power: FactTypes['cloudMachine']['power'],
  patience: Patience,
  pollMs: number,
): Promise<AzureCard> {
  const told = await askResource(arm, id, NETWORK, networkInterface, `${RIGHTS}/networkInterfaces/read`);
  if ('lack' in told)
    return { card: { addresses: [], gates: undefined }, lacks: [told.lack], hanging: alone };
  const configurations = (told.value.properties.ipConfigurations ?? []).slice(0, MOST_ADDRESSES);
  const hanging = hangingOf(configurations);
  const { addresses, lacks } = await readAddresses(arm, configurations);
  if (power !== 'running' && power !== 'unknown') {
    const off: Lack = { reason: 'not attempted', detail: { code: 'machineNotRunning' } };
    return { card: { addresses, gates: undefined }, lacks: [off, ...lacks], hanging };
  }
  const [groups, routes] = await Promise.all([
    askEffectiveGroups(arm, id, patience, pollMs),
    askEffectiveRoutes(arm, id, patience, pollMs),
  ]);
  if ('lack' in groups)
    return { card: { addresses, gates: undefined }, lacks: [groups.lack, ...lacks], hanging };
  const firewalls = await nameFirewalls(arm, 'value' in routes ? appliancesOf(routes.value) : []);
  const gates: NonNullable<NetworkCard['gates']> = (port, { address, behind }, family) => {
    const found = azureGates(groups.value, port, behind, family);
    if (found.length > 0) return found;
    const own = addresses.find((one) => isSameAddress(one.address, address));
    // Only a public address of the tier Standard is shut where no group is; of another's address the tier is not known.
    if (own === undefined) return [darkGate('address', `the tier of ${address}`, family)];
    return own.tier?.name === 'Standard' ? [closedWithoutGroup(own.tier.id, family)] : [];
  };
  const wayBack: NetworkCard['wayBack'] | undefined =
    'lack' in routes ? undefined : (asked) => azureWayBack(routes.value, asked, firewalls.known);
  return {
    card: { addresses, gates, ...(wayBack === undefined ? {} : { wayBack }) },
    lacks: [...lacks, ...('lack' in routes ? [routes.lack] : []), ...firewalls.lacks],
    hanging,
  };
}

type Configurations = NonNullable<
  ReturnType<(typeof networkInterface)['parse']>['properties']['ipConfigurations']
>;

async function readAddresses(arm: Arm, configurations: Configurations) {
  const addresses: (CardAddress & { readonly tier?: Tier })[] = [];
  const lacks: Lack[] = [];
  for (const { properties } of configurations) {
    const behind = properties.privateIPAddress ?? '';
    if (behind !== '') addresses.push({ address: behind, kind: 'private', behind });
    const id = properties.publicIPAddress?.id;
    if (id === undefined) continue;
    const told = await askResource(arm, id, NETWORK, publicAddress, `${RIGHTS}/publicIPAddresses/read`);
    if ('lack' in told) {
      lacks.push(told.lack);
      continue;
    }
    const { sku, properties: of } = told.value;
    if (of.ipAddress)
      addresses.push({ address: of.ipAddress, kind: 'public', behind, tier: { id, name: sku?.name ?? '' } });
  }
  return { addresses, lacks };
}

interface Tier {
  readonly id: string;
  readonly name: string;
}

/** Which load balancers know this card: by rules for it alone, and by pools that it is in. */
function hangingOf(configurations: Configurations): AzureCard['hanging'] {
  const refs = configurations.flatMap(({ properties }) => [
    ...(properties.loadBalancerBackendAddressPools ?? []),
    ...(properties.loadBalancerInboundNatRules ?? []),
  ]);
  return {
    configurations: new Map(
      configurations.flatMap(({ id, properties: { privateIPAddress: address } }) =>
        id == null || !address ? [] : [[id, address] as const],
      ),
    ),
    balancers: refs.flatMap(({ id }) => balancer.exec(id)?.[1] ?? []),
    subnets: configurations.flatMap(({ properties }) => properties.subnet?.id ?? []),
  };
}

const alone: AzureCard['hanging'] = { configurations: new Map(), balancers: [], subnets: [] };
const balancer =
  /^(\/subscriptions\/[^/]{1,64}\/resourceGroups\/[^/]{1,90}\/providers\/Microsoft\.Network\/loadBalancers\/[^/]{1,90})\//i;
const RIGHTS = 'Microsoft.Network';
const MOST_ADDRESSES = 16;
