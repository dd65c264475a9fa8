import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { openArm, type AzureOptions } from '../carriers/azure/arm.ts';
import { instanceView, stateOf } from '../carriers/azure/instance-view.ts';
import type { RunLimits } from '../carriers/carrier.ts';
import { patienceFor } from '../carriers/patience.ts';
import { askResource, COMPUTE, isNotThere } from './ask-azure.ts';
import { virtualMachine } from './azure-schemas.ts';
import { readAzureAccess } from './read-azure-access.ts';
import { readAzureCard } from './read-azure-card.ts';
import { readAzureFronts, type Hanging } from './read-azure-fronts.ts';
import { lackSays, noSuchMachine, unopened, type CloudReading } from './reading.ts';

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
    ids
      .slice(0, MOST_CARDS)
      .map(({ id }) => readAzureCard(arm, id, power, patience, options.pollMs ?? POLL_MS)),
  );
  const ways = await readAzureAccess(
    arm,
    read.flatMap(({ hanging }) => hanging.subnets),
  );
  const hanging: Hanging = {
    configurations: new Map(read.flatMap((one) => [...one.hanging.configurations])),
    balancers: read.flatMap((one) => one.hanging.balancers),
  };
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
      ...[view, vm, ...read.flatMap(({ lacks }) => lacks.map((lack) => ({ lack })))]
        .flatMap((told) => ('lack' in told ? [told.lack] : []))
        .filter(({ detail }) => detail.code !== 'machineNotRunning')
        .map((lack) => `Azure: ${lackSays(lack)}`),
      ...ways.notes,
    ],
    ...(ways.access === undefined ? {} : { access: ways.access }),
    askFronts: (asked) => readAzureFronts(arm, hanging, asked),
  };
}

const unknownState = { power: 'unknown', agent: 'unknown' } as const;
const COMPUTE_RIGHTS = 'Microsoft.Compute/virtualMachines';
const MOST_CARDS = 8;
const POLL_MS = 2_000;
/** Rules in force come with every prefix of every tag in them. */
const LONGEST_ANSWER = 16 * 1024 * 1024;
