import type { CardAddress, NetworkCard } from '../../core/evidence/cloud/cloud-facts.ts';
import { firewallGates } from '../../core/evidence/cloud/network-firewall.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { awsAccount, type AwsOptions } from '../carriers/aws/account.ts';
import { callSsm } from '../carriers/aws/call-ssm.ts';
import type { RunLimits } from '../carriers/carrier.ts';
import { patienceFor } from '../carriers/patience.ts';
import { askEc2, type Ec2 } from './ask-ec2.ts';
import { agentOf } from './aws-agent.ts';
import { instances, type Interface } from './ec2-schemas.ts';
import { readAwsFronts } from './read-aws-fronts.ts';
import { readRules } from './read-ec2-rules.ts';
import { readVpcRoutes } from './read-vpc-routes.ts';
import { lackSays, noSuchMachine, nothingTold, unopened, type CloudReading } from './reading.ts';

type Machine = FactTypes['cloudMachine'];

/** What AWS tells of an instance: state, agent, addresses, and what its security groups, network ACLs and routes do. */
export async function readAws(options: AwsOptions, limits: RunLimits): Promise<CloudReading> {
  const patience = patienceFor(limits);
  const account = awsAccount(options);
  if ('outcome' in account) return unopened(account);
  const environment = options.environment ?? process.env;
  const ec2: Ec2 = { account, endpoint: options.ec2Endpoint, patience, environment };
  const [told, agent] = await Promise.all([
    askEc2(ec2, 'DescribeInstances', { 'InstanceId.1': account.instance }, instances),
    agentOf(callSsm(account, options.endpoint, patience), account.instance),
  ]);
  const notes = typeof agent === 'string' ? [] : [`AWS: ${agent.problem}`];
  const none = `AWS knows no instance ${account.instance} in ${account.region}`;
  if ('lack' in told && /InvalidInstanceID/.test(lackSays(told.lack))) return noSuchMachine(none);
  if ('lack' in told) return { ...nothingTold(told.lack), notes: [...notes, `AWS: ${lackSays(told.lack)}`] };
  const instance = told.value
    .flatMap(({ reservationSet }) => reservationSet)
    .flatMap(({ instancesSet }) => instancesSet)
    .find(({ instanceId }) => instanceId === account.instance);
  if (instance === undefined) return noSuchMachine(none);
  const interfaces = instance.networkInterfaceSet;
  const [rules, routes] = await Promise.all([readRules(ec2, interfaces), readVpcRoutes(ec2, interfaces)]);
  const cards = interfaces.map((card): NetworkCard => {
    const addresses = addressesOf(card);
    const own = 'value' in rules ? rules.value.gatesOf(card) : undefined;
    const { ways, firewallOf } = routes.of(card);
    const gates: NetworkCard['gates'] =
      own &&
      ((port, address, family) => {
        // What comes to another address takes another way, a load balancer's perhaps.
        const isPublic = addresses.some((one) => one.kind === 'public' && one.address === address.address);
        const firewall = isPublic ? firewallOf(ways.wayIn?.(address.behind)?.via) : undefined;
        const before = firewall === undefined ? [] : firewallGates(firewall, port, address.behind, family);
        return [...before, ...own(port, address, family)];
      });
    return { addresses, gates, ...ways };
  });
  const lack = 'lack' in rules ? rules.lack : rules.value.lack;
  const machine: Machine = {
    provider: 'aws',
    machine: account.instance,
    region: account.region,
    power: powers[instance.instanceState.name] ?? 'unknown',
    agent: typeof agent === 'string' ? agent : 'unknown',
    addresses: cards.flatMap(({ addresses }) => addresses.map(({ address, kind }) => ({ address, kind }))),
  };
  return {
    machine,
    cards,
    why: lack === undefined ? {} : { rules: lack },
    notes: [
      ...notes,
      ...('value' in rules ? rules.value.notes : [`AWS: ${lackSays(rules.lack)}`]),
      ...routes.notes,
    ],
    askFronts: (asked) => readAwsFronts(ec2, asked),
  };
}

function addressesOf({ privateIpAddressesSet, ipv6AddressesSet }: Interface): readonly CardAddress[] {
  return [
    ...privateIpAddressesSet.flatMap(({ privateIpAddress: behind, association }): CardAddress[] => [
      { address: behind, kind: 'private', behind },
      ...(association === undefined
        ? []
        : [{ address: association.publicIp, kind: 'public', behind } as const]),
    ]),
    ...ipv6AddressesSet.map(({ ipv6Address: address }): CardAddress => ({
      address,
      kind: 'public',
      behind: address,
    })),
  ];
}

const powers: Readonly<Record<string, Machine['power']>> = {
  pending: 'starting',
  running: 'running',
  'shutting-down': 'stopping',
  stopping: 'stopping',
  stopped: 'stopped',
  terminated: 'terminated',
};
