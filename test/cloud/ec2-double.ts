import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { elbAnswer, type BalancerWorld } from './elb-double.ts';
import { firewallAnswer, type FirewallWorld } from './network-firewall-double.ts';

/** An instance in AWS, as the published answers have it, and one way in which asking for it goes wrong. */
export interface Ec2World {
  readonly state?: string;
  readonly publicAddress?: string;
  /** What Systems Manager says of the agent; undefined where it does not know the instance. */
  readonly ping?: string | undefined;
  /** ipPermissions of the groups sg-1 and sg-2, an element each; more than one text of sg-1 makes several pages. */
  readonly permissions?: readonly (readonly string[])[];
  readonly acl?: readonly string[];
  /** securityGroupRuleSet, an element each. */
  readonly rules?: readonly string[];
  /** routeTableSet, an element each. */
  readonly tables?: readonly string[];
  readonly lists?: Readonly<Record<string, readonly string[]>>;
  /** networkInterfaceSet of what has other addresses, an element each. */
  readonly cards?: readonly string[];
  readonly balancer?: BalancerWorld;
  readonly firewall?: FirewallWorld;
  readonly fault?: Ec2Fault;
}
export type Ec2Fault =
  | { readonly kind: 'forbids'; readonly action: string }
  | { readonly kind: 'answers'; readonly action: string; readonly status: number; readonly text: string }
  | { readonly kind: 'throttles' }
  | { readonly kind: 'cuts'; readonly action: string };

export const instance = 'i-0123456789abcdef0';

/** A permission for TCP ports; sources are elements of ipRanges, ipv6Ranges, prefixListIds or groups. */
export function permission(ports: string, sources: string, protocol = 'tcp'): string {
  const [from, to = from] = ports.split('-');
  const range = ports === '' ? '' : `<fromPort>${from}</fromPort><toPort>${to}</toPort>`;
  return `<item><ipProtocol>${protocol}</ipProtocol>${range}${sources}</item>`;
}

export const v4 = (cidr: string) =>
  `<ipRanges><item><cidrIp>${cidr}</cidrIp><description>a &amp; b</description></item></ipRanges>`;
export const v6 = (cidr: string) => `<ipv6Ranges><item><cidrIpv6>${cidr}</cidrIpv6></item></ipv6Ranges>`;
export const list = (id: string) =>
  `<prefixListIds><item><prefixListId>${id}</prefixListId></item></prefixListIds>`;
export const member = (id: string) =>
  `<groups><item><userId>1</userId><groupId>${id}</groupId></item></groups>`;

/** A rule of a security group with its id; far is an element. */
export function ruleOf(
  id: string,
  group: string,
  ports: string,
  far: string,
  way: 'in' | 'out' = 'in',
): string {
  const [from = '-1', to = from] = ports === '' ? [] : ports.split('-');
  const protocol = ports === '' ? '-1' : 'tcp';
  return `<item><securityGroupRuleId>${id}</securityGroupRuleId><groupId>${group}</groupId><groupOwnerId>1</groupOwnerId><isEgress>${way === 'out'}</isEgress><ipProtocol>${protocol}</ipProtocol><fromPort>${from}</fromPort><toPort>${to}</toPort>${far}<tagSet/></item>`;
}

/** An entry of a network ACL for IPv4, or for IPv6 where the prefix is one. */
export function entry(
  number: number,
  action: 'allow' | 'deny',
  way: 'in' | 'out',
  cidr = '0.0.0.0/0',
  ports = '',
): string {
  const [from, to = from] = ports.split('-');
  const range = ports === '' ? '' : `<portRange><from>${from}</from><to>${to}</to></portRange>`;
  const block = cidr.includes(':')
    ? `<ipv6CidrBlock>${cidr}</ipv6CidrBlock>`
    : `<cidrBlock>${cidr}</cidrBlock>`;
  return `<item><ruleNumber>${number}</ruleNumber><protocol>${ports === '' ? '-1' : '6'}</protocol><ruleAction>${action}</ruleAction><egress>${way === 'out'}</egress>${block}${range}</item>`;
}

export const openAcl = [
  entry(100, 'allow', 'in'),
  entry(101, 'allow', 'in', '::/0'),
  entry(32_767, 'deny', 'in'),
  entry(32_768, 'deny', 'in', '::/0'),
  entry(100, 'allow', 'out'),
  entry(101, 'allow', 'out', '::/0'),
  entry(32_767, 'deny', 'out'),
];

/** A route of a route table; `target` is the element of what is next. */
export function routeTo(prefix: string, target: string, state = 'active', origin = 'CreateRoute'): string {
  const kind = prefix.startsWith('pl-')
    ? 'PrefixListId'
    : prefix.includes(':')
      ? 'Ipv6CidrBlock'
      : 'CidrBlock';
  return `<item><destination${kind}>${prefix}</destination${kind}>${target}<state>${state}</state><origin>${origin}</origin></item>`;
}

/** A route table of the VPC, its main one where no subnet is named; it begins with the network's own route. */
export function routeTable(id: string, routes: readonly string[], subnet = '', gateway?: string): string {
  const local = routeTo('10.2.0.0/16', '<gatewayId>local</gatewayId>', 'active', 'CreateRouteTable');
  const edge = gateway === undefined ? undefined : `<gatewayId>${gateway}</gatewayId><main>false</main>`;
  const whose =
    edge ?? (subnet === '' ? '<main>true</main>' : `<subnetId>${subnet}</subnetId><main>false</main>`);
  const association = `<item><routeTableAssociationId>rtbassoc-1</routeTableAssociationId><routeTableId>${id}</routeTableId>${whose}<associationState><state>associated</state></associationState></item>`;
  return `<item><routeTableId>${id}</routeTableId><vpcId>vpc-1</vpcId><ownerId>1</ownerId><routeSet>${local}${routes.join('')}</routeSet><associationSet>${association}</associationSet><propagatingVgwSet/><tagSet/></item>`;
}

export const toInternet = routeTo('0.0.0.0/0', '<gatewayId>igw-1</gatewayId>');

/** EC2, Systems Manager, Elastic Load Balancing and Network Firewall at one address, told apart by header and action. */
export async function startEc2(world: Ec2World, address: string, port = 0) {
  const asked: string[] = [];
  const state = { throttled: false };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    const target = request.headers['x-amz-target'];
    const given = new URLSearchParams(target === undefined ? body : '');
    const action = target === undefined ? (given.get('Action') ?? '') : String(target).replace(/^\w+\./, '');
    const signed =
      /^AWS4-HMAC-SHA256 Credential=A\/\d{8}\/eu-central-1\/(ec2|ssm|elasticloadbalancing|network-firewall)\/aws4_request/.exec(
        request.headers.authorization ?? '',
      );
    asked.push(`${signed?.[1] ?? 'unsigned'} ${action}`);
    answerAs(world, action, given, state, response, target === undefined ? undefined : body);
  });
  server.listen(port, address);
  await once(server, 'listening');
  const bound = server.address();
  return {
    url: `http://${address}:${typeof bound === 'object' ? bound!.port : 0}/`,
    asked,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answerAs(
  world: Ec2World,
  action: string,
  given: URLSearchParams,
  state: { throttled: boolean },
  response: ServerResponse,
  json: string | undefined,
): void {
  const { fault } = world;
  if (fault?.kind === 'throttles' && !state.throttled && action === 'DescribeInstances') {
    state.throttled = true;
    return void response.writeHead(503).end(errorOf('RequestLimitExceeded'));
  }
  if (fault !== undefined && 'action' in fault && fault.action === action) {
    if (fault.kind === 'answers') return void response.writeHead(fault.status).end(fault.text);
    if (fault.kind === 'cuts') {
      response.writeHead(200, { 'Content-Length': '1000' }).write('<a>');
      return void response.destroy();
    }
    return json !== undefined
      ? void response.writeHead(400).end(JSON.stringify({ __type: 'AccessDeniedException', Message: 'no' }))
      : void response.writeHead(403).end(errorOf('UnauthorizedOperation'));
  }
  if (action === 'DescribeInstanceInformation') {
    const ping = 'ping' in world ? world.ping : 'Online';
    const known = ping === undefined ? [] : [{ InstanceId: instance, PingStatus: ping }];
    return void response.end(JSON.stringify({ InstanceInformationList: known }));
  }
  if (json !== undefined)
    return void response.end(JSON.stringify(firewallAnswer(world.firewall, action, JSON.parse(json))));
  const balanced = elbAnswer(world.balancer, action);
  if (balanced !== undefined) return void response.end(balanced);
  response.end(`<?xml version="1.0" encoding="UTF-8"?>\n<${action}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
  <requestId>59dbff89</requestId>${contentOf(world, action, given)}</${action}Response>`);
  return undefined;
}

function contentOf(world: Ec2World, action: string, given: URLSearchParams): string {
  const {
    state = 'running',
    publicAddress = '203.0.113.8',
    permissions = [[], []],
    acl = openAcl,
    lists = {},
  } = world;
  switch (action) {
    case 'DescribeInstances':
      return `<reservationSet><item><groupSet/><instancesSet><item><instanceId>${instance}</instanceId><instanceState><code>16</code><name>${state}</name></instanceState>
        <networkInterfaceSet><item><networkInterfaceId>eni-1</networkInterfaceId><subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId>
        <groupSet>${['desks', 'office'].map((name, i) => `<item><groupId>sg-${i + 1}</groupId><groupName>${name}</groupName></item>`).join('')}</groupSet>
        <privateIpAddressesSet><item><privateIpAddress>10.2.0.5</privateIpAddress><primary>true</primary><association><publicIp>${publicAddress}</publicIp></association></item></privateIpAddressesSet>
        <ipv6AddressesSet><item><ipv6Address>2001:db8::8</ipv6Address></item></ipv6AddressesSet></item></networkInterfaceSet></item></instancesSet></item></reservationSet>`;
    case 'DescribeSecurityGroups': {
      const page = Number(given.get('NextToken') ?? 0);
      const own = permissions[page] ?? [];
      const content =
        own.length === 0 ? '<ipPermissions/>' : `<ipPermissions>${own.join('')}</ipPermissions>`;
      const group = `<item><groupId>sg-${page + 1}</groupId><groupName>${['desks', 'office'][page]}</groupName>${content}</item>`;
      const next = page + 1 < permissions.length ? `<nextToken>${page + 1}</nextToken>` : '';
      return `<securityGroupInfo>${group}</securityGroupInfo>${next}`;
    }
    case 'DescribeSecurityGroupRules':
      return `<securityGroupRuleSet>${(world.rules ?? []).join('')}</securityGroupRuleSet>`;
    case 'DescribeNetworkAcls':
      return `<networkAclSet><item><networkAclId>acl-1</networkAclId><associationSet><item><subnetId>subnet-1</subnetId></item></associationSet><entrySet>${acl.join('')}</entrySet></item></networkAclSet>`;
    case 'DescribeNetworkInterfaces':
      return `<networkInterfaceSet>${(world.cards ?? []).join('')}</networkInterfaceSet>`;
    case 'DescribeRouteTables':
      return `<routeTableSet>${(world.tables ?? [routeTable('rtb-main', [toInternet])]).join('')}</routeTableSet>`;
    case 'GetManagedPrefixListEntries':
      return `<entrySet>${(lists[given.get('PrefixListId') ?? ''] ?? []).map((cidr) => `<item><cidr>${cidr}</cidr></item>`).join('')}</entrySet>`;
    default:
      return '';
  }
}

function errorOf(code: string): string {
  return `<?xml version="1.0"?><Response><Errors><Error><Code>${code}</Code><Message>m</Message></Error></Errors></Response>`;
}
