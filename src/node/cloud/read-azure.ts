import { appliancesOf, azureWayBack } from '../../core/evidence/cloud/azure-routes.ts';
import { azureGates, closedWithoutGroup } from '../../core/evidence/cloud/azure-rules.ts';
import type { CardAddress, NetworkCard } from '../../core/evidence/cloud/cloud-facts.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { openArm, type Arm, type AzureOptions } from '../carriers/azure/arm.ts';
import { instanceView, stateOf } from '../carriers/azure/instance-view.ts';
import type { RunLimits } from '../carriers/carrier.ts';
import { patienceFor, type Patience } from '../carriers/patience.ts';
import {
  askEffectiveGroups,
  askEffectiveRoutes,
  askResource,
  COMPUTE,
  isNotThere,
  NETWORK,
} from './ask-azure.ts';
import { networkInterface, publicAddress, virtualMachine } from './azure-schemas.ts';
import { nameFirewalls } from './read-azure-firewalls.ts';
import { lackSays, noSuchMachine, unopened, type CloudReading, type Lack } from './reading.ts';

type Machine = FactTypes['cloudMachine'];

/** What Azure tells of a virtual machine: power, agent, addresses, and the rules in force on each network card. */
export async function readAzure(options: AzureOptions, limits: RunLimits): Promise<CloudReading> {
  const patience = patienceFor(limits);
  const arm = await openArm(options, patience, LONGEST_ANSWER);
  if ('outcome' in arm) return unopened(arm);
  const [view, vm] = await Promise.all([
    askResource(arm, `${arm.vm}/instanceView`, COMPUTE, instanceView, `${COMPUTE_RIGHTS}/instanceView/read`),
    askResource(arm, arm.vm, COMPUTE, virtualMachine, `${COMPUTE_RIGHTS}/read`),
  ]);
  if ('lack' in vm && isNotThere(vm.lack)) return noSuchMachine(`Azure knows no virtual machine ${arm.vm}`);
  const { power, agent } = 'value' in view ? stateOf(view.value) : unknownState;
  const ids = 'value' in vm ? (vm.value.properties.networkProfile?.networkInterfaces ?? []) : [];
  const read = await Promise.all(
    ids.slice(0, MOST_CARDS).map(({ id }) => readCard(arm, id, power, patience, options.pollMs ?? POLL_MS)),
  );
  const region = 'value' in vm ? vm.value.location : undefined;
  const machine: Machine = {
    provider: 'azure',
    machine: arm.vm,
    power,
    agent,
    ...(region ? { region } : {}),
    addresses: read.flatMap(({ card }) => card.addresses.map(({ address, kind }) => ({ address, kind }))),
  };
  const rules = 'lack' in vm ? vm.lack : read.find(({ card }) => card.gates === undefined)?.lacks[0];
  return {
    ...('value' in view || 'value' in vm ? { machine } : {}),
    cards: read.map(({ card }) => card),
    why: {
      ...('lack' in view ? { machine: view.lack } : {}),
      ...(rules === undefined ? {} : { rules }),
    },
    notes: [
      ...[view, vm].flatMap((told) => ('lack' in told ? [told.lack] : [])),
      ...read.flatMap(({ lacks }) => lacks),
    ]
      .filter(({ detail }) => detail.code !== 'machineNotRunning')
      .map((lack) => `Azure: ${lackSays(lack)}`),
  };
}

async function readCard(
  arm: Arm,
  id: string,
  power: Machine['power'],
  patience: Patience,
  pollMs: number,
): Promise<{ readonly card: NetworkCard; readonly lacks: readonly Lack[] }> {
  const card = await askResource(
    arm,
    id,
    NETWORK,
    networkInterface,
    `${NETWORK_RIGHTS}/networkInterfaces/read`,
  );
  if ('lack' in card) return { card: { addresses: [], gates: undefined }, lacks: [card.lack] };
  const configurations = card.value.properties.ipConfigurations ?? [];
  const addresses: (CardAddress & { readonly tier?: Tier })[] = [];
  const lacks: Lack[] = [];
  for (const { properties } of configurations.slice(0, MOST_ADDRESSES)) {
    const behind = properties.privateIPAddress ?? '';
    if (behind !== '') addresses.push({ address: behind, kind: 'private', behind });
    const publicId = properties.publicIPAddress?.id;
    if (publicId === undefined) continue;
    const right = `${NETWORK_RIGHTS}/publicIPAddresses/read`;
    const told = await askResource(arm, publicId, NETWORK, publicAddress, right);
    if ('lack' in told) lacks.push(told.lack);
    const address = 'value' in told ? told.value.properties.ipAddress : undefined;
    const name = 'value' in told ? told.value.sku?.name : undefined;
    if (address)
      addresses.push({ address, kind: 'public', behind, tier: { id: publicId, name: name ?? '' } });
  }
  if (power !== 'running' && power !== 'unknown') {
    const off: Lack = { reason: 'not attempted', detail: { code: 'machineNotRunning' } };
    return { card: { addresses, gates: undefined }, lacks: [off, ...lacks] };
  }
  const [groups, routes] = await Promise.all([
    askEffectiveGroups(arm, id, patience, pollMs),
    askEffectiveRoutes(arm, id, patience, pollMs),
  ]);
  if ('lack' in groups) return { card: { addresses, gates: undefined }, lacks: [groups.lack, ...lacks] };
  if ('lack' in routes) lacks.push(routes.lack);
  const firewalls = await nameFirewalls(arm, 'value' in routes ? appliancesOf(routes.value) : []);
  for (const lack of firewalls.lacks) lacks.push(lack);
  const gates: NonNullable<NetworkCard['gates']> = (port, { address, behind }, family) => {
    const found = azureGates(groups.value, port, behind, family);
    const tier = addresses.find((one) => one.address === address && one.kind === 'public')?.tier;
    // Only a public address of the tier Standard is shut where no group is.
    return found.length > 0 || tier?.name !== 'Standard' ? found : [closedWithoutGroup(tier.id, family)];
  };
  if ('lack' in routes) return { card: { addresses, gates }, lacks };
  const wayBack: NetworkCard['wayBack'] = (asked) => azureWayBack(routes.value, asked, firewalls.known);
  return { card: { addresses, gates, wayBack }, lacks };
}

interface Tier {
  readonly id: string;
  readonly name: string;
}

const unknownState = { power: 'unknown', agent: 'unknown' } as const;
const COMPUTE_RIGHTS = 'Microsoft.Compute/virtualMachines';
const NETWORK_RIGHTS = 'Microsoft.Network';
const MOST_CARDS = 8;
const MOST_ADDRESSES = 16;
const POLL_MS = 2_000;
/** Rules in force come with every prefix of every tag in them. */
const LONGEST_ANSWER = 16 * 1024 * 1024;
