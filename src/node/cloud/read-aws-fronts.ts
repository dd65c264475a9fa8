import { isPublic } from '../../core/evidence/cloud/address-ranges.ts';
import { blindFront, isSameAddress, type Front } from '../../core/evidence/cloud/front.ts';
import { frontOfBalancer, type Target } from '../../core/evidence/cloud/network-load-balancer.ts';
import { askEc2, type Ec2 } from './ask-ec2.ts';
import { askElb, attributes, listeners, loadBalancers, targetHealth } from './ask-elb.ts';
import { networkInterfaces } from './ec2-schemas.ts';
import { readGroups } from './read-ec2-rules.ts';
import { lackSays, type FrontsAsked, type FrontsTold } from './reading.ts';

/** What has these addresses, none of which is the instance's, and where it leads a port. */
export async function readAwsFronts(ec2: Ec2, { addresses, port, own }: FrontsAsked): Promise<FrontsTold> {
  const fronts: Front[] = [];
  const notes = new Set<string>();
  for (const address of addresses.slice(0, MOST)) {
    const told = await askEc2(ec2, 'DescribeNetworkInterfaces', filterFor(address), networkInterfaces);
    if ('lack' in told) {
      notes.add(`AWS: ${lackSays(told.lack)}`);
      continue;
    }
    const card = told.value
      .flatMap(({ networkInterfaceSet }) => networkInterfaceSet)
      .find((one) => addressesOf(one).some((each) => isSameAddress(each, address)));
    // What this account does not see in this region may be anybody's.
    if (card === undefined) continue;
    const balancer = /^ELB net\/([\w-]{1,64})\//.exec(card.description ?? '')?.[1];
    if (balancer === undefined) fronts.push(frontOfCard(address, card));
    else fronts.push(await readBalancer(ec2, balancer, { address, port, own }, notes));
  }
  return { fronts, notes: [...notes] };
}

type Card = ReturnType<(typeof networkInterfaces)['parse']>['networkInterfaceSet'][number];

function frontOfCard(
  address: string,
  { description = '', interfaceType = '', attachment, ...card }: Card,
): Front {
  const classic = /^ELB (?:(?:app|gwy)\/)?([\w-]{1,64})/.exec(description)?.[1];
  if (classic !== undefined) return blindFront(address, 'loadBalancer', classic, [description.slice(0, 80)]);
  if (attachment?.instanceId !== undefined) {
    const other = blindFront(address, 'otherMachine', attachment.instanceId);
    return { ...other, told: { ...other.told, leads: 'elsewhere' } };
  }
  if (/^(?:nat_?gateway|transit_gateway)$/i.test(interfaceType))
    return blindFront(address, 'gateway', card.networkInterfaceId);
  return blindFront(
    address,
    'other',
    card.networkInterfaceId,
    [interfaceType].filter((kind) => kind !== ''),
  );
}

async function readBalancer(
  ec2: Ec2,
  name: string,
  {
    address,
    port,
    own,
  }: { readonly address: string; readonly port: number; readonly own: readonly string[] },
  notes: Set<string>,
): Promise<Front> {
  const instance = ec2.account.instance;
  const told = await askElb(ec2, 'DescribeLoadBalancers', { 'Names.member.1': name }, loadBalancers);
  if ('lack' in told) notes.add(`AWS: ${lackSays(told.lack)}`);
  const known = 'value' in told ? told.value.flatMap(({ LoadBalancers }) => LoadBalancers) : [];
  const balancer = known.find(({ LoadBalancerName }) => LoadBalancerName === name);
  if (balancer === undefined) return blindFront(address, 'loadBalancer', name, ['the load balancer']);
  const { LoadBalancerArn, SecurityGroups } = balancer;
  const listener = await readListener(ec2, LoadBalancerArn, port, notes);
  const [groups, behind] = await Promise.all([
    SecurityGroups.length === 0 ? undefined : readGroups(ec2, SecurityGroups),
    typeof listener === 'object' ? readTargets(ec2, listener.targetGroups, notes) : undefined,
  ]);
  if (groups !== undefined)
    for (const note of 'lack' in groups ? [`AWS: ${lackSays(groups.lack)}`] : groups.value.notes)
      notes.add(note);
  const read = groups !== undefined && 'value' in groups ? groups.value : undefined;
  return frontOfBalancer(
    {
      name,
      address,
      port,
      listener,
      targets: behind?.targets,
      keepsSource: behind?.keepsSource,
      groups: SecurityGroups.length === 0 ? [] : read && SecurityGroups.map(read.groupOf),
      lists: read?.lists ?? new Map(),
    },
    instance,
    own,
  );
}

async function readListener(ec2: Ec2, arn: string, port: number, notes: Set<string>) {
  const told = await askElb(ec2, 'DescribeListeners', { LoadBalancerArn: arn }, listeners);
  if ('lack' in told) return void notes.add(`AWS: ${lackSays(told.lack)}`);
  const found = told.value
    .flatMap(({ Listeners }) => Listeners)
    .find(({ Port, Protocol = '' }) => Port === port && /^(?:TCP|TLS|TCP_UDP|TCP_QUIC)$/.test(Protocol));
  if (found === undefined) return 'none';
  const arns = found.DefaultActions.flatMap(({ TargetGroupArn, ForwardConfig }) => [
    TargetGroupArn,
    ...(ForwardConfig?.TargetGroups ?? []).map((each) => each.TargetGroupArn),
  ]);
  const targetGroups = [...new Set(arns.filter((each) => each !== undefined && each !== ''))];
  return {
    protocol: found.Protocol ?? 'TCP',
    targetGroups: targetGroups.filter((each) => each !== undefined),
  };
}

async function readTargets(
  ec2: Ec2,
  groups: readonly string[],
  notes: Set<string>,
): Promise<{ readonly targets: readonly Target[]; readonly keepsSource: boolean | undefined } | undefined> {
  const targets: Target[] = [];
  let keepsSource: boolean | undefined;
  for (const TargetGroupArn of groups.slice(0, MOST)) {
    const [health, told] = await Promise.all([
      askElb(ec2, 'DescribeTargetHealth', { TargetGroupArn }, targetHealth),
      askElb(ec2, 'DescribeTargetGroupAttributes', { TargetGroupArn }, attributes),
    ]);
    for (const each of [health, told]) if ('lack' in each) notes.add(`AWS: ${lackSays(each.lack)}`);
    if ('lack' in health) return undefined;
    for (const { Target, TargetHealth } of health.value.flatMap((each) => each.TargetHealthDescriptions))
      targets.push({
        id: Target.Id,
        port: Target.Port,
        state: TargetHealth.State,
        ...(TargetHealth.Reason === undefined ? {} : { reason: TargetHealth.Reason }),
      });
    if ('value' in told) {
      const all = told.value.flatMap(({ Attributes }) => Attributes);
      const kept = all.find(({ Key }) => Key === 'preserve_client_ip.enabled')?.Value;
      keepsSource = kept === undefined ? keepsSource : kept === 'true' && keepsSource !== false;
    }
  }
  return { targets, keepsSource };
}

function filterFor(address: string): Readonly<Record<string, string>> {
  const name = address.includes(':')
    ? 'ipv6-addresses.ipv6-address'
    : isPublic(address)
      ? 'addresses.association.public-ip'
      : 'addresses.private-ip-address';
  return { 'Filter.1.Name': name, 'Filter.1.Value.1': address };
}

function addressesOf({ privateIpAddressesSet, ipv6AddressesSet }: Card): readonly string[] {
  return [
    ...privateIpAddressesSet.flatMap(({ privateIpAddress, association }) => [
      privateIpAddress,
      ...(association?.publicIp === undefined ? [] : [association.publicIp]),
    ]),
    ...ipv6AddressesSet.map(({ ipv6Address }) => ipv6Address),
  ];
}

const MOST = 4;
