import type { CardAddress, NetworkCard } from '../../core/evidence/cloud/cloud-facts.ts';
import { everything, type Family } from '../../core/evidence/cloud/address-ranges.ts';
import { aclGates, groupsGate, type AclEntry, type Permission } from '../../core/evidence/cloud/ec2-rules.ts';
import type { Gate, GateRule } from '../../core/evidence/cloud/gate.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { awsAccount, type AwsOptions } from '../carriers/aws/account.ts';
import { callSsm, type Call } from '../carriers/aws/call-ssm.ts';
import type { RunLimits } from '../carriers/carrier.ts';
import { patienceFor } from '../carriers/patience.ts';
import { askEc2, type Ec2 } from './ask-ec2.ts';
import { instances, networkAcls, prefixEntries, securityGroups } from './ec2-schemas.ts';
import {
  missingRight,
  nothingTold,
  lackSays,
  noSuchMachine,
  unopened,
  type CloudReading,
  type Told,
} from './reading.ts';
import { readVpcRoutes } from './read-vpc-routes.ts';
import { readRuleIds } from './rule-ids.ts';

type Machine = FactTypes['cloudMachine'];
type Instance = (typeof instances)['_output']['reservationSet'][number]['instancesSet'][number];
type Interface = Instance['networkInterfaceSet'][number];

/** What AWS tells of an instance: state, agent, addresses, and what its security groups, network ACLs and routes do. */
export async function readAws(options: AwsOptions, limits: RunLimits): Promise<CloudReading> {
  const patience = patienceFor(limits);
  const account = awsAccount(options);
  if ('outcome' in account) return unopened(account);
  const ec2: Ec2 = { account, endpoint: options.ec2Endpoint, patience };
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
    const gates = 'value' in rules ? rules.value.gatesOf(card) : undefined;
    return { addresses, gates, ...routes.of(card) };
  });
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
    why: 'lack' in rules ? { rules: rules.lack } : {},
    notes: [
      ...notes,
      ...('value' in rules ? rules.value.notes : [`AWS: ${lackSays(rules.lack)}`]),
      ...routes.notes,
    ],
  };
}

async function agentOf(
  call: Call,
  instance: string,
): Promise<Machine['agent'] | { readonly problem: string }> {
  const answer = await call('DescribeInstanceInformation', {
    Filters: [{ Key: 'InstanceIds', Values: [instance] }],
  });
  if (typeof answer === 'string')
    return {
      problem: answer.includes('AccessDenied')
        ? lackSays(missingRight('ssm:DescribeInstanceInformation'))
        : answer,
    };
  const list: unknown = Reflect.get(answer, 'InstanceInformationList');
  if (!Array.isArray(list)) return { problem: 'Systems Manager does not answer as published' };
  const [known]: readonly unknown[] = list;
  if (typeof known !== 'object' || known === null) return 'notRegistered';
  const ping: unknown = Reflect.get(known, 'PingStatus');
  return ping === 'Online' ? 'ready' : ping === 'ConnectionLost' ? 'lost' : 'notReady';
}

interface Rules {
  readonly gatesOf: (card: Interface) => NonNullable<NetworkCard['gates']>;
  readonly notes: readonly string[];
}

async function readRules(ec2: Ec2, cards: readonly Interface[]): Promise<Told<Rules>> {
  const groupIds = unique(cards.flatMap(({ groupSet }) => groupSet.map(({ groupId }) => groupId)));
  const subnets = unique(cards.flatMap(({ subnetId }) => (subnetId === undefined ? [] : [subnetId])));
  const [groups, ids, acls] = await Promise.all([
    askEc2(ec2, 'DescribeSecurityGroups', numbered('GroupId', groupIds), securityGroups),
    readRuleIds(ec2, groupIds),
    askEc2(
      ec2,
      'DescribeNetworkAcls',
      { 'Filter.1.Name': 'association.subnet-id', ...numbered('Filter.1.Value', subnets) },
      networkAcls,
    ),
  ]);
  if ('lack' in groups) return groups;
  const known = groups.value.flatMap(({ securityGroupInfo }) => securityGroupInfo);
  const inboundOf = new Map(
    known.map(({ groupId, ipPermissions }) => [
      groupId,
      ipPermissions.flatMap(permissionsOf).map((one): Permission => {
        const rule = ids.idOf(groupId, one);
        return rule === undefined ? one : { ...one, rule };
      }),
    ]),
  );
  const lists = await readLists(ec2, [...inboundOf.values()].flat());
  const listNotes = lists.notes;
  const allAcls = 'value' in acls ? acls.value.flatMap(({ networkAclSet }) => networkAclSet) : [];
  const gatesOf: Rules['gatesOf'] =
    ({ groupSet, subnetId }) =>
    (port, _address, family) => {
      const own = groupSet.map(({ groupId, groupName = '' }) => {
        const inbound = inboundOf.get(groupId);
        return { id: groupId, name: groupName, inbound: inbound ?? unread };
      });
      const acl = allAcls.find(({ associationSet }) =>
        associationSet.some((one) => one.subnetId === subnetId),
      );
      const around =
        acl === undefined
          ? [unreadAcl(subnetId ?? '', family)]
          : aclGates(acl.networkAclId, acl.entrySet.flatMap(entriesOf), port, family);
      return [...around, groupsGate(own, lists.entries, port, family)];
    };
  const notes = [...('lack' in acls ? [`AWS: ${lackSays(acls.lack)}`] : []), ...ids.notes, ...listNotes];
  return { value: { gatesOf, notes } };
}

/** The entries of prefix lists that rules name; a list that cannot be read stays unresolved. */
async function readLists(ec2: Ec2, permissions: readonly Permission[]) {
  const entries = new Map<string, readonly string[]>();
  const notes: string[] = [];
  for (const id of unique(permissions.flatMap(({ lists }) => lists)).slice(0, MOST_LISTS)) {
    const told = await askEc2(ec2, 'GetManagedPrefixListEntries', { PrefixListId: id }, prefixEntries);
    if ('value' in told)
      entries.set(
        id,
        told.value.flatMap(({ entrySet }) => entrySet.map(({ cidr }) => cidr)),
      );
    else notes.push(`AWS: ${lackSays(told.lack)}`);
  }
  return { entries, notes: unique(notes) };
}

type Group = (typeof securityGroups)['_output']['securityGroupInfo'][number];

/** EC2 shows rules for the same ports as one; each far end is a rule with an id of its own. */
function permissionsOf(one: Group['ipPermissions'][number]): readonly Permission[] {
  const { ipProtocol, fromPort, toPort, groups, ipRanges, ipv6Ranges, prefixListIds } = one;
  const nobody = { protocol: ipProtocol, ...portsOf(fromPort, toPort), prefixes: [], lists: [], groups: [] };
  const prefixes = [...ipRanges.map(({ cidrIp }) => cidrIp), ...ipv6Ranges.map(({ cidrIpv6 }) => cidrIpv6)];
  return [
    ...prefixes.map((prefix) => ({ ...nobody, prefixes: [prefix] })),
    ...prefixListIds.map(({ prefixListId }) => ({ ...nobody, lists: [prefixListId] })),
    ...groups.map(({ groupId }) => ({ ...nobody, groups: [groupId] })),
  ];
}

type Acl = (typeof networkAcls)['_output']['networkAclSet'][number];

function entriesOf(one: Acl['entrySet'][number]): readonly AclEntry[] {
  const { ruleNumber, protocol, ruleAction, egress, cidrBlock, ipv6CidrBlock, portRange } = one;
  const prefixes = [cidrBlock, ipv6CidrBlock].filter((prefix) => prefix !== undefined);
  return prefixes.map((prefix) => ({
    number: Number(ruleNumber),
    protocol,
    allows: ruleAction === 'allow',
    outward: egress === 'true',
    prefix,
    ...portsOf(portRange?.from, portRange?.to),
  }));
}

function portsOf(
  from: string | undefined,
  to: string | undefined,
): { readonly from?: number; readonly to?: number } {
  const [low, high] = [from, to].map((text) => (/^-?\d{1,5}$/.test(text ?? '') ? Number(text) : undefined));
  return { ...(low === undefined ? {} : { from: low }), ...(high === undefined ? {} : { to: high }) };
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

/** A list that could not be read may let in or shut out anybody. */
function unreadAcl(subnet: string, family: Family): Gate {
  const dark = { name: subnet, byDefault: false, ranges: [], mayBe: [everything(family)] };
  const rules: readonly GateRule[] = (['allow', 'deny'] as const).map((access) => ({
    ...dark,
    access,
    opaque: [`the network ACL of ${subnet}`],
  }));
  return { group: '', groupId: '', level: 'subnet', direction: 'in', rules };
}

function numbered(name: string, values: readonly string[]): Record<string, string> {
  return Object.fromEntries(values.map((value, i) => [`${name}.${i + 1}`, value]));
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

/** A group that EC2 did not tell of: it may let anybody in. */
const unread: readonly Permission[] = [
  { protocol: '-1', prefixes: [], lists: ['a security group that was not told of'], groups: [] },
];
const powers: Readonly<Record<string, Machine['power']>> = {
  pending: 'starting',
  running: 'running',
  'shutting-down': 'stopping',
  stopping: 'stopping',
  stopped: 'stopped',
  terminated: 'terminated',
};
const MOST_LISTS = 10;
