import { afterEach, describe, expect, it } from 'vitest';
import { cloudFrontsOf, cloudRulesOf } from '../../src/core/evidence/cloud/cloud-facts.ts';
import { readAzure } from '../../src/node/cloud/read-azure.ts';
import {
  configurationId,
  effectiveRule,
  group,
  privateAddress,
  scope,
  startAzure,
  vm,
  type AzureWorld,
} from './azure-network-double.ts';

const environment = { AZURE_TENANT_ID: 't', AZURE_CLIENT_ID: 'c', AZURE_CLIENT_SECRET: 's' };
const FRONT = '198.51.100.20';
const lb = `${scope}/Microsoft.Network/loadBalancers/front-lb`;
const fw = `${scope}/Microsoft.Network/azureFirewalls/hub-fw`;
const policy = `${scope}/Microsoft.Network/firewallPolicies/hub`;
const openRdp = [[group([effectiveRule('Allow-RDP', 300, 'Allow', '*')])]];
let double: Awaited<ReturnType<typeof startAzure>> | undefined;
afterEach(async () => {
  await double?.close();
  double = undefined;
});

async function look(world: AzureWorld, port = 3389) {
  double = await startAzure({ groups: openRdp, hasPublic: false, ...world }, '127.0.26.62');
  const options = { vm, endpoint: double.url, loginEndpoint: double.url, environment, pollMs: 5 };
  const reading = await readAzure(options, { timeoutMs: 10_000 });
  const { machine, cards, askFronts } = reading;
  const told = await askFronts!({ addresses: [FRONT], port, own: [privateAddress] });
  const asked = { port, addresses: [FRONT], local: undefined };
  return {
    reading,
    notes: [...reading.notes, ...told.notes],
    front: cloudFrontsOf(machine!, cards, port, told.fronts).fronts[0],
    door: cloudRulesOf(machine!, cards, asked, told.fronts)?.doors[0],
  };
}

const addressOf = (configuration: string | undefined) => ({
  publicIPAddresses: [
    {
      id: `${scope}/Microsoft.Network/publicIPAddresses/front-ip`,
      name: 'front-ip',
      properties: {
        ipAddress: FRONT,
        ...(configuration === undefined ? {} : { ipConfiguration: { id: configuration } }),
      },
    },
  ],
});
const frontend = `${lb}/frontendIPConfigurations/web`;
const pool = `${lb}/backendAddressPools/desks`;

/** A load balancer that has the address, as Microsoft.Network writes it. */
function balanced(properties: object, configuration: object = {}): AzureWorld {
  return {
    lists: addressOf(frontend),
    configuration: { loadBalancerBackendAddressPools: [{ id: pool }], ...configuration },
    resources: {
      [lb]: {
        name: 'front-lb',
        id: lb,
        sku: { name: 'Standard' },
        properties: {
          frontendIPConfigurations: [
            {
              id: frontend,
              properties: {
                publicIPAddress: { id: `${scope}/Microsoft.Network/publicIPAddresses/front-ip` },
              },
            },
          ],
          backendAddressPools: [
            { id: pool, properties: { backendIPConfigurations: [{ id: configurationId }] } },
          ],
          loadBalancingRules: [],
          inboundNatRules: [],
          probes: [],
          ...properties,
        },
      },
    },
  };
}

const nat = (more: object) => ({
  name: 'rdp-1',
  properties: {
    frontendIPConfiguration: { id: frontend },
    backendIPConfiguration: { id: configurationId },
    protocol: 'Tcp',
    frontendPort: 50_001,
    backendPort: 3389,
    ...more,
  },
});
const spread = (more: object) => ({
  name: 'rdp',
  properties: {
    frontendIPConfiguration: { id: frontend },
    backendAddressPool: { id: pool },
    protocol: 'Tcp',
    frontendPort: 3389,
    backendPort: 3389,
    ...more,
  },
});

describe('a load balancer of Azure', () => {
  it.each<[string, AzureWorld, number, object]>([
    [
      'an inbound NAT rule leads to the machine',
      balanced({ inboundNatRules: [nat({})] }),
      50_001,
      { name: 'front-lb', leads: 'machine', rule: 'rdp-1', toPort: 3389 },
    ],
    ['no rule takes the port', balanced({ inboundNatRules: [nat({})] }), 3389, { leads: 'nowhere' }],
    [
      'a rule for UDP is none',
      balanced({ inboundNatRules: [nat({ protocol: 'Udp' })] }),
      50_001,
      { leads: 'nowhere' },
    ],
    [
      'the rule leads to another card',
      balanced({
        inboundNatRules: [
          nat({
            backendIPConfiguration: {
              id: `${scope}/Microsoft.Network/networkInterfaces/srv02-nic/ipConfigurations/a`,
            },
          }),
        ],
      }),
      50_001,
      { leads: 'elsewhere', others: ['srv02-nic'] },
    ],
    [
      'the rule has no machine behind it',
      balanced({ inboundNatRules: [nat({ backendIPConfiguration: undefined })] }),
      50_001,
      { leads: 'nowhere', rule: 'rdp-1' },
    ],
    [
      'a range of ports for a pool: one machine in it',
      balanced({
        inboundNatRules: [
          nat({
            backendIPConfiguration: undefined,
            backendAddressPool: { id: pool },
            frontendPort: 0,
            frontendPortRangeStart: 50_000,
            frontendPortRangeEnd: 50_010,
          }),
        ],
      }),
      50_005,
      { leads: 'machine', toPort: 3389 },
    ],
    [
      'a rule that spreads, and its pool holds the machine by its address',
      balanced({
        backendAddressPools: [
          {
            id: pool,
            properties: {
              loadBalancerBackendAddresses: [
                { properties: { ipAddress: privateAddress } },
                { properties: { ipAddress: '10.1.0.5' } },
              ],
            },
          },
        ],
        loadBalancingRules: [spread({})],
      }),
      3389,
      { leads: 'machine', others: ['10.1.0.5'] },
    ],
    [
      'a rule for all ports',
      balanced({ loadBalancingRules: [spread({ protocol: 'All', frontendPort: 0, backendPort: 0 })] }),
      3389,
      { leads: 'machine', toPort: 3389 },
    ],
  ])('%s', async (_, world, port, expected) => {
    const { front, notes } = await look(world, port);
    expect(front).toMatchObject({ kind: 'loadBalancer', ...expected });
    expect(notes).toEqual([]);
  });

  it('the rules of the machine are asked for the port that it is led to', async () => {
    const { door } = await look(balanced({ inboundNatRules: [nat({})] }), 50_001);
    expect(door).toMatchObject({ of: 'unknown', toPort: 3389, is: 'open', from: 'internet' });
  });

  it('a port that leads nowhere has no rules of the machine', async () => {
    expect((await look(balanced({}))).door).toBeUndefined();
  });

  const probe = { id: `${lb}/probes/tcp`, properties: { protocol: 'Tcp', port: 3389 } };
  const probed = (more: object = {}) =>
    balanced({ loadBalancingRules: [spread({ probe: { id: probe.id } })], probes: [{ ...probe, ...more }] });
  const deny = effectiveRule('DenyAll', 400, 'Deny', '*', { destinationPortRange: '0-65535' });
  const allow = effectiveRule('Desk', 300, 'Allow', '198.51.100.0/24');

  it('whose probe is shut out: the rule is named', async () => {
    const { front } = await look({ ...probed(), groups: [[group([allow, deny])]] });
    expect(front?.probe).toEqual({ port: 3389, shutBy: { rule: 'DenyAll', group: 'srv01-nsg' } });
  });

  it.each<[string, AzureWorld]>([
    ['let in by the default rule', { ...probed(), groups: [[group([allow])]] }],
    [
      'not needed where all count as fit',
      {
        ...probed({ properties: { ...probe.properties, noHealthyBackendsBehavior: 'AllProbedUp' } }),
        groups: [[group([allow, deny])]],
      },
    ],
  ])('whose probe is %s', async (_, world) => {
    expect((await look(world)).front?.probe?.shutBy).toBeUndefined();
  });

  it('without a group, a machine behind that of another cannot be told', async () => {
    const { door } = await look({ ...balanced({ loadBalancingRules: [spread({})] }), groups: [[]] });
    expect(door?.is).toBe('cannotTell');
  });
});

const dnat = (more: object = {}) => ({
  ruleType: 'NatRule',
  name: 'to-srv01',
  ipProtocols: ['TCP'],
  sourceAddresses: ['*'],
  destinationAddresses: [FRONT],
  destinationPorts: ['3389'],
  translatedAddress: privateAddress,
  translatedPort: '3389',
  ...more,
});

/** A firewall whose policy has these DNAT rules. */
function firewalled(
  rules: readonly object[],
  base?: { readonly id: string; readonly rules: readonly object[] },
): AzureWorld {
  const collection = (all: readonly object[]) => ({
    value: [
      {
        name: 'g',
        properties: {
          priority: 100,
          ruleCollections: [
            { ruleCollectionType: 'FirewallPolicyNatRuleCollection', name: 'n', priority: 100, rules: all },
            {
              ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
              rules: [{ ruleType: 'NetworkRule', name: 'x' }],
            },
          ],
        },
      },
    ],
  });
  return {
    lists: addressOf(`${fw}/azureFirewallIpConfigurations/main`),
    resources: {
      [fw]: { name: 'hub-fw', properties: { firewallPolicy: { id: policy } } },
      [policy]: { properties: base === undefined ? {} : { basePolicy: { id: base.id } } },
      [`${policy}/ruleCollectionGroups`]: collection(rules),
      ...(base === undefined
        ? {}
        : {
            [base.id]: { properties: {} },
            [`${base.id}/ruleCollectionGroups`]: collection(base.rules),
          }),
    },
  };
}

describe('an Azure Firewall', () => {
  it.each<[string, AzureWorld, object]>([
    ['leads to the machine', firewalled([dnat()]), { leads: 'machine', rule: 'to-srv01', toPort: 3389 }],
    [
      'leads to another',
      firewalled([dnat({ translatedAddress: '10.1.0.9' })]),
      { leads: 'elsewhere', others: ['10.1.0.9'] },
    ],
    ['has no rule for the port', firewalled([dnat({ destinationPorts: ['443'] })]), { leads: 'nowhere' }],
    [
      'has none for the address',
      firewalled([dnat({ destinationAddresses: ['198.51.100.9'] })]),
      { leads: 'nowhere' },
    ],
    [
      'a name is not resolved',
      firewalled([dnat({ translatedAddress: null, translatedFqdn: 'srv01' })]),
      { leads: 'cannotTell' },
    ],
    [
      'inherits its rule',
      firewalled([], { id: `${scope}/Microsoft.Network/firewallPolicies/parent`, rules: [dnat()] }),
      { leads: 'machine' },
    ],
    [
      'has its own rules, without a policy',
      {
        lists: addressOf(`${fw}/azureFirewallIpConfigurations/main`),
        resources: {
          [fw]: {
            properties: {
              natRuleCollections: [
                {
                  name: 'n',
                  properties: {
                    priority: 112,
                    action: { type: 'Dnat' },
                    rules: [{ ...dnat(), protocols: ['TCP'], ipProtocols: undefined }],
                  },
                },
              ],
            },
          },
        },
      },
      { leads: 'machine' },
    ],
  ])('%s', async (_, world, expected) => {
    const { front, notes } = await look(world);
    expect(front).toMatchObject({ kind: 'firewall', name: 'hub-fw', ...expected });
    expect(notes).toEqual([]);
  });

  it('whom its rule lets in is part of the door', async () => {
    const { door } = await look(firewalled([dnat({ sourceAddresses: ['203.0.113.0/24'] })]));
    expect(door).toMatchObject({
      is: 'listed',
      listed: { ranges: ['203.0.113.0/24'] },
      deciding: [{ level: 'front', rule: 'to-srv01' }],
    });
  });

  it('whose rules may not be read says so, and nothing of where it leads', async () => {
    const { front, notes } = await look({
      ...firewalled([]),
      fault: { kind: 'forbids', path: /ruleCollectionGroups$/ },
    });
    expect(front).toMatchObject({ leads: 'cannotTell', unread: ['hub'] });
    expect(notes).toEqual([expect.stringContaining('firewallPolicies/ruleCollectionGroups/read')]);
  });
});

describe('an address of somebody else', () => {
  it.each<[string, string | undefined, object]>([
    [
      'another machine',
      `${scope}/Microsoft.Network/networkInterfaces/srv02-nic/ipConfigurations/a`,
      { kind: 'otherMachine', name: 'srv02-nic', leads: 'elsewhere' },
    ],
    [
      'a Bastion',
      `${scope}/Microsoft.Network/bastionHosts/hub/bastionHostIpConfigurations/a`,
      { kind: 'bastion', name: 'hub' },
    ],
    [
      'an application gateway',
      `${scope}/Microsoft.Network/applicationGateways/site/frontendIPConfigurations/a`,
      { kind: 'other', name: 'site', unread: ['applicationGateways'] },
    ],
    ['nobody', undefined, { kind: 'nobody', name: 'front-ip' }],
  ])('%s', async (_, configuration, expected) => {
    expect((await look({ lists: addressOf(configuration) })).front).toMatchObject(expected);
  });
});
