import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';

/** A machine in Azure, as the published schemas have it, and one way in which asking for it goes wrong. */
export interface AzureWorld {
  readonly power?: string;
  readonly agent?: readonly [code: string, shown: string];
  /** Public address of the machine; undefined for none. */
  readonly publicAddress?: string;
  readonly tier?: 'Standard' | 'Basic';
  /** Pages of EffectiveNetworkSecurityGroup. */
  readonly groups?: readonly (readonly unknown[])[];
  /** EffectiveRoute, all on one page. */
  readonly routes?: readonly unknown[];
  /** Azure Firewalls of the subscription, on one page each. */
  readonly firewalls?: readonly unknown[];
  /** More properties of the configuration of the card's address. */
  readonly configuration?: object;
  /** Whether the machine has a public address at all. */
  readonly hasPublic?: boolean;
  /** What the subscription has, by kind: publicIPAddresses, bastionHosts, jitNetworkAccessPolicies. */
  readonly lists?: Readonly<Record<string, readonly unknown[]>>;
  /** More resources, and lists under one, by their paths. */
  readonly resources?: Readonly<Record<string, unknown>>;
  readonly fault?: AzureFault;
}
export type AzureFault =
  | { readonly kind: 'forbids'; readonly path: RegExp }
  | { readonly kind: 'answers'; readonly path: RegExp; readonly status: number; readonly text: string }
  | { readonly kind: 'throttles'; readonly times: number }
  | { readonly kind: 'cuts'; readonly path: RegExp }
  | { readonly kind: 'keepsWaiting' }
  | { readonly kind: 'sendsElsewhere' };

export const scope = '/subscriptions/11111111-2222/resourceGroups/rg-1/providers';
export const vm = `${scope}/Microsoft.Compute/virtualMachines/srv01`;
export const card = `${scope}/Microsoft.Network/networkInterfaces/srv01-nic`;
export const nsg = `${scope}/Microsoft.Network/networkSecurityGroups/srv01-nsg`;
export const configurationId = `${card}/ipConfigurations/a`;
export const network = `${scope}/Microsoft.Network/virtualNetworks/net`;
export const privateAddress = '10.1.0.4';

/** An effective rule as Azure writes it. */
export function effectiveRule(
  name: string,
  priority: number,
  access: 'Allow' | 'Deny',
  source: string,
  more = {},
) {
  return {
    name: priority >= 65_000 ? `defaultSecurityRules/${name}` : `securityRules/${name}`,
    protocol: priority >= 65_000 ? 'All' : 'Tcp',
    sourcePortRange: '0-65535',
    destinationPortRange: priority >= 65_000 ? '0-65535' : '3389-3389',
    sourceAddressPrefix: source,
    destinationAddressPrefix: '0.0.0.0/0',
    access,
    priority,
    direction: 'Inbound',
    ...more,
  };
}

/** An effective route as Azure writes it. */
export function effectiveRoute(
  prefix: string,
  nextHopType: string,
  source: 'Default' | 'User' | 'VirtualNetworkGateway' = 'Default',
  more = {},
) {
  return {
    name: null,
    source,
    state: 'Active',
    addressPrefix: [prefix],
    nextHopIpAddress: [],
    nextHopType,
    ...more,
  };
}

export const defaultRoutes = [
  effectiveRoute('10.1.0.0/16', 'VnetLocal'),
  effectiveRoute('0.0.0.0/0', 'Internet'),
  effectiveRoute('10.0.0.0/8', 'None'),
  effectiveRoute('192.168.0.0/16', 'None'),
];

const inside = ['10.1.0.0/16', '168.63.129.16/32'];
export const defaultRules = [
  effectiveRule('AllowVnetInBound', 65_000, 'Allow', 'VirtualNetwork', {
    expandedSourceAddressPrefix: inside,
  }),
  effectiveRule('AllowAzureLoadBalancerInBound', 65_001, 'Allow', 'AzureLoadBalancer'),
  effectiveRule('DenyAllInBound', 65_500, 'Deny', '0.0.0.0/0'),
  effectiveRule('DenyAllOutBound', 65_500, 'Deny', '0.0.0.0/0', { direction: 'Outbound' }),
];

/** A group in force on the card or on its subnet. */
export function group(
  rules: readonly unknown[],
  on: 'networkInterface' | 'subnet' = 'networkInterface',
  id = nsg,
) {
  return {
    networkSecurityGroup: { id },
    association: {
      [on]: { id: on === 'subnet' ? `${scope}/Microsoft.Network/virtualNetworks/net/subnets/a` : card },
    },
    effectiveSecurityRules: [...rules, ...defaultRules],
  };
}

/** Resource Manager with this machine in it; it gives tokens, too. */
export async function startAzure(world: AzureWorld, address: string, port = 0) {
  const asked: string[] = [];
  const polls = { left: 2, throttles: world.fault?.kind === 'throttles' ? world.fault.times : 0 };
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0]!;
    asked.push(`${request.method} ${path}`);
    answerAs(world, path, `http://${request.headers.host}`, polls, response);
  });
  server.listen(port, address);
  await once(server, 'listening');
  const bound = server.address();
  const url = `http://${address}:${typeof bound === 'object' ? bound!.port : 0}`;
  return {
    url,
    asked,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answerAs(
  world: AzureWorld,
  path: string,
  base: string,
  polls: { left: number; throttles: number },
  response: ServerResponse,
): void {
  const { fault, groups = [[]] } = world;
  const answer = (status: number, value: unknown, headers: Record<string, string> = {}) =>
    void response
      .writeHead(status, { 'Content-Type': 'application/json', ...headers })
      .end(typeof value === 'string' ? value : JSON.stringify(value));
  if (path.endsWith('/oauth2/v2.0/token')) return answer(200, { access_token: 'principal-token' });
  if (polls.throttles > 0) {
    polls.throttles -= 1;
    return answer(429, { error: { code: 'TooManyRequests' } }, { 'Retry-After': '0' });
  }
  if (fault?.kind === 'forbids' && fault.path.test(path))
    return answer(403, { error: { code: 'AuthorizationFailed', message: 'not allowed' } });
  if (fault?.kind === 'answers' && fault.path.test(path)) return answer(fault.status, fault.text);
  if (fault?.kind === 'cuts' && fault.path.test(path)) {
    response.writeHead(200, { 'Content-Length': '1000' }).write('{"value": [');
    response.destroy();
    return undefined;
  }
  const page = /^\/operations\/(\d)$/.exec(path)?.[1];
  if (page !== undefined) {
    polls.left -= 1;
    const at = Number(page);
    const next = at + 1 < groups.length ? { nextLink: `${base}/operations/${at + 1}` } : {};
    if (polls.left > 0 || fault?.kind === 'keepsWaiting') return answer(202, {}, { 'Retry-After': '0' });
    return answer(200, { value: groups[at], ...next });
  }
  if (path === `${card}/effectiveRouteTable`)
    return answer(202, '', { Location: `${base}/routes`, 'Retry-After': '0' });
  if (path === '/routes') return answer(200, { value: world.routes ?? defaultRoutes });
  if (path === `${card}/effectiveNetworkSecurityGroups`) {
    const place = fault?.kind === 'sendsElsewhere' ? 'http://127.0.26.99:1' : base;
    return answer(202, '', { Location: `${place}/operations/0`, 'Retry-After': '0' });
  }
  const listed = /\/Microsoft\.Network\/azureFirewalls(?:\/page(\d))?$/.exec(path);
  if (listed !== null) {
    const at = Number(listed[1] ?? 0);
    const { firewalls = [] } = world;
    const next =
      at + 1 < firewalls.length ? { nextLink: `${base}${path.replace(/\/page\d$/, '')}/page${at + 1}` } : {};
    return answer(200, { value: firewalls.slice(at, at + 1), ...next });
  }
  const kind = /^\/subscriptions\/[\w-]+\/providers\/Microsoft\.\w+\/(\w+)$/.exec(path)?.[1];
  if (kind !== undefined) return answer(200, { value: world.lists?.[kind] ?? [] });
  const resource = resourcesOf(world)[path];
  return resource === undefined
    ? answer(404, { error: { code: 'ResourceNotFound', message: `no ${path}` } })
    : answer(200, resource);
}

function resourcesOf({
  power = 'running',
  agent = ['ProvisioningState/succeeded', 'Ready'],
  publicAddress = '203.0.113.7',
  tier = 'Standard',
  configuration = {},
  hasPublic = true,
  resources = {},
}: AzureWorld): Readonly<Record<string, unknown>> {
  const ip = `${scope}/Microsoft.Network/publicIPAddresses/srv01-ip`;
  return {
    [`${vm}/instanceView`]: {
      vmAgent: { vmAgentVersion: '2.7', statuses: [{ code: agent[0], displayStatus: agent[1] }] },
      statuses: [{ code: 'ProvisioningState/succeeded' }, { code: `PowerState/${power}` }],
    },
    [vm]: {
      location: 'westeurope',
      properties: { networkProfile: { networkInterfaces: [{ id: card, properties: { primary: true } }] } },
    },
    [card]: {
      properties: {
        ipConfigurations: [
          {
            id: configurationId,
            name: 'a',
            properties: {
              privateIPAddress: privateAddress,
              subnet: { id: `${network}/subnets/a` },
              ...(hasPublic ? { publicIPAddress: { id: ip } } : {}),
              ...configuration,
            },
          },
        ],
      },
    },
    [ip]: {
      sku: { name: tier },
      properties: { ipAddress: publicAddress, publicIPAllocationMethod: 'Static' },
    },
    ...resources,
  };
}
