import { everything, type Family } from '../../core/evidence/cloud/address-ranges.ts';
import type { NetworkCard } from '../../core/evidence/cloud/cloud-facts.ts';
import { aclGates, groupsGate, type AclEntry, type Permission } from '../../core/evidence/cloud/ec2-rules.ts';
import type { Gate, GateRule } from '../../core/evidence/cloud/gate.ts';
import { askEc2, type Ec2 } from './ask-ec2.ts';
import { networkAcls, prefixEntries, securityGroups, type Interface } from './ec2-schemas.ts';
import { lackSays, type Lack, type Told } from './reading.ts';
import { readRuleIds } from './rule-ids.ts';

interface Rules {
  readonly gatesOf: (card: Interface) => NonNullable<NetworkCard['gates']>;
  readonly notes: readonly string[];
  /** Why the groups are not known, whose ACLs are. */
  readonly lack?: Lack;
}

/** What the security groups and network ACLs of these cards do; each that may not be read leaves its own question open. */
export async function readRules(ec2: Ec2, cards: readonly Interface[]): Promise<Told<Rules>> {
  const subnets = unique(cards.flatMap(({ subnetId }) => (subnetId === undefined ? [] : [subnetId])));
  const [groups, acls] = await Promise.all([
    readGroups(ec2, unique(cards.flatMap(({ groupSet }) => groupSet.map(({ groupId }) => groupId)))),
    askEc2(
      ec2,
      'DescribeNetworkAcls',
      { 'Filter.1.Name': 'association.subnet-id', ...numbered('Filter.1.Value', subnets) },
      networkAcls,
    ),
  ]);
  if ('lack' in groups && 'lack' in acls) return groups;
  const allAcls = 'value' in acls ? acls.value.flatMap(({ networkAclSet }) => networkAclSet) : [];
  const gatesOf: Rules['gatesOf'] =
    ({ groupSet, subnetId }) =>
    (port, _address, family) => {
      const acl = allAcls.find(({ associationSet }) =>
        associationSet.some((one) => one.subnetId === subnetId),
      );
      const around =
        acl === undefined
          ? [unreadAcl(subnetId ?? '', family)]
          : aclGates(acl.networkAclId, acl.entrySet.flatMap(entriesOf), port, family);
      const known = 'value' in groups ? groups.value : noGroups;
      const own = groupSet.map(({ groupId, groupName = '' }) => ({
        ...known.groupOf(groupId),
        ...(groupName === '' ? {} : { name: groupName }),
      }));
      return [...around, groupsGate(own, known.lists, port, family)];
    };
  const notes = [
    ...[groups, acls].flatMap((told) => ('lack' in told ? [`AWS: ${lackSays(told.lack)}`] : [])),
    ...('value' in groups ? groups.value.notes : []),
  ];
  return { value: { gatesOf, notes, ...('lack' in groups ? { lack: groups.lack } : {}) } };
}

/** Security groups as they let in, with the prefix lists that they name. */
export interface Groups {
  readonly groupOf: (id: string) => {
    readonly id: string;
    readonly name: string;
    readonly inbound: readonly Permission[];
  };
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly notes: readonly string[];
}

/** What these security groups let in, rule by rule. */
export async function readGroups(ec2: Ec2, ids: readonly string[]): Promise<Told<Groups>> {
  const [groups, ruleIds] = await Promise.all([
    askEc2(ec2, 'DescribeSecurityGroups', numbered('GroupId', ids), securityGroups),
    readRuleIds(ec2, ids),
  ]);
  if ('lack' in groups) return groups;
  const known = new Map(
    groups.value
      .flatMap(({ securityGroupInfo }) => securityGroupInfo)
      .map(({ groupId, groupName = '', ipPermissions }) => {
        const inbound = ipPermissions.flatMap(permissionsOf).map((one): Permission => {
          const rule = ruleIds.idOf(groupId, one);
          return rule === undefined ? one : { ...one, rule };
        });
        return [groupId, { id: groupId, name: groupName, inbound }];
      }),
  );
  const lists = await readLists(
    ec2,
    [...known.values()].flatMap(({ inbound }) => inbound),
  );
  const groupOf: Groups['groupOf'] = (id) => known.get(id) ?? noGroups.groupOf(id);
  return { value: { groupOf, lists: lists.entries, notes: [...ruleIds.notes, ...lists.notes] } };
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
const noGroups: Groups = {
  groupOf: (id) => ({ id, name: '', inbound: unread }),
  lists: new Map(),
  notes: [],
};
const MOST_LISTS = 10;
