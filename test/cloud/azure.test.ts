import { afterEach, describe, expect, it } from 'vitest';
import { cloudRulesOf } from '../../src/core/evidence/cloud/cloud-facts.ts';
import { readAzure } from '../../src/node/cloud/read-azure.ts';
import {
  card,
  defaultRules,
  effectiveRule,
  group,
  startAzure,
  vm,
  type AzureFault,
  type AzureWorld,
} from './azure-network-double.ts';

const environment = { AZURE_TENANT_ID: 't', AZURE_CLIENT_ID: 'c', AZURE_CLIENT_SECRET: 's' };
let double: Awaited<ReturnType<typeof startAzure>> | undefined;
afterEach(async () => {
  await double?.close();
  double = undefined;
});

async function reading(world: AzureWorld, timeoutMs = 400_000) {
  double = await startAzure(world, '127.0.26.50');
  const options = { vm, endpoint: double.url, loginEndpoint: double.url, environment, pollMs: 5 };
  return readAzure(options, { timeoutMs });
}

async function doorTo(world: AzureWorld, address = '203.0.113.7', local?: string) {
  const { machine, cards } = await reading(world);
  return cloudRulesOf(machine!, cards, { port: 3389, addresses: [address], local })?.doors[0];
}

describe('a machine in Azure', () => {
  it('tells power, agent, region and addresses, and polls for the rules until they are there', async () => {
    const { machine, why, notes } = await reading({ groups: [[group([])]] });
    expect(machine).toEqual({
      provider: 'azure',
      machine: vm,
      region: 'westeurope',
      power: 'running',
      agent: 'ready',
      addresses: [
        { address: '10.1.0.4', kind: 'private' },
        { address: '203.0.113.7', kind: 'public' },
      ],
    });
    expect([why, notes]).toEqual([{}, []]);
    expect(double!.asked.filter((line) => line.endsWith('/operations/0'))).toHaveLength(2);
  });

  it('a machine that is off is not asked for rules in force, which Azure has none of', async () => {
    const { machine, why } = await reading({
      power: 'deallocated',
      agent: ['ProvisioningState/Unavailable', 'Not Ready'],
    });
    expect(machine).toMatchObject({ power: 'deallocated', agent: 'notReady' });
    expect(why.rules?.detail.code).toBe('machineNotRunning');
    expect(double!.asked.some((line) => line.startsWith('POST') && line.includes('effective'))).toBe(false);
  });
});

describe('who decides about the port', () => {
  it.each<[string, AzureWorld, string, string | undefined, object]>([
    [
      'the default rule, for everybody on the internet',
      { groups: [[group([])]] },
      '203.0.113.7',
      undefined,
      {
        is: 'closed',
        from: 'internet',
        of: 'public',
        deciding: [
          {
            rule: 'DenyAllInBound',
            number: 65_500,
            group: 'srv01-nsg',
            level: 'nic',
            byDefault: true,
            free: 1_000,
          },
        ],
      },
    ],
    [
      'a rule for everybody',
      { groups: [[group([effectiveRule('Allow-RDP', 300, 'Allow', 'Internet')])]] },
      '203.0.113.7',
      undefined,
      { is: 'open', deciding: [{ rule: 'Allow-RDP', number: 300, access: 'allow' }] },
    ],
    [
      'the rule with the lower priority number goes first, whatever their order in the answer',
      {
        groups: [
          [group([effectiveRule('Allow-RDP', 300, 'Allow', '*'), effectiveRule('Stop', 200, 'Deny', '*')])],
        ],
      },
      '203.0.113.7',
      undefined,
      { is: 'closed', deciding: [{ rule: 'Stop', number: 200, byDefault: false, free: 199 }] },
    ],
    [
      'both groups have to let it in: the second page is that of the subnet',
      {
        groups: [
          [group([effectiveRule('Allow-RDP', 300, 'Allow', '*')])],
          [group([], 'subnet', '/x/subnet-nsg')],
        ],
      },
      '203.0.113.7',
      undefined,
      { is: 'closed', deciding: [{ group: 'subnet-nsg', level: 'subnet', rule: 'DenyAllInBound' }] },
    ],
    [
      'some addresses only',
      { groups: [[group([effectiveRule('Desk', 300, 'Allow', '198.51.100.0/24')])]] },
      '203.0.113.7',
      undefined,
      {
        is: 'listed',
        from: 'internet',
        listed: { access: 'allow', ranges: ['198.51.100.0/24'], cut: false },
      },
    ],
    [
      'some addresses only, and ours is one',
      { groups: [[group([effectiveRule('Desk', 300, 'Allow', '198.51.100.0/24')])]] },
      '203.0.113.7',
      '198.51.100.9',
      { is: 'open', from: 'address', source: '198.51.100.9' },
    ],
    [
      'some addresses only, and ours is another',
      { groups: [[group([effectiveRule('Desk', 300, 'Allow', '198.51.100.0/24')])]] },
      '203.0.113.7',
      '192.0.2.9',
      { is: 'closed', from: 'address', source: '192.0.2.9' },
    ],
    [
      'a private address of ours says nothing of the internet',
      { groups: [[group([effectiveRule('Desk', 300, 'Allow', '198.51.100.0/24')])]] },
      '203.0.113.7',
      '10.1.0.9',
      { is: 'listed', from: 'internet' },
    ],
    [
      'from inside the network the same rules let it in',
      { groups: [[group([])]] },
      '10.1.0.4',
      '10.1.0.9',
      { is: 'open', of: 'private', from: 'address', deciding: [{ rule: 'AllowVnetInBound' }] },
    ],
    [
      'from inside, by a rule against everybody',
      { groups: [[group([effectiveRule('Stop', 200, 'Deny', '*')])]] },
      '10.1.0.4',
      undefined,
      { is: 'closed', of: 'private', from: 'anywhere' },
    ],
    [
      'from inside, without knowing our address there',
      { groups: [[group([])]] },
      '10.1.0.4',
      undefined,
      { is: 'listed', from: 'anywhere' },
    ],
    [
      'a tag that Azure did not expand',
      { groups: [[group([effectiveRule('Partners', 300, 'Allow', 'Storage.WestEurope')])]] },
      '203.0.113.7',
      undefined,
      { is: 'cannotTell', unresolved: ['Storage.WestEurope'] },
    ],
    [
      'a group of applications, which has no prefix in the answer',
      { groups: [[group([effectiveRule('Apps', 300, 'Allow', '', { sourceAddressPrefix: null })])]] },
      '203.0.113.7',
      undefined,
      { is: 'cannotTell' },
    ],
    [
      'a tag that is not resolved does not matter where all else is denied first',
      {
        groups: [
          [group([effectiveRule('Stop', 200, 'Deny', '*'), effectiveRule('P', 300, 'Allow', 'Storage')])],
        ],
      },
      '203.0.113.7',
      undefined,
      { is: 'closed' },
    ],
    [
      'the network of the machine reaches to the internet where a route takes all traffic',
      {
        groups: [
          [
            {
              ...group([]),
              effectiveSecurityRules: [
                { ...defaultRules[0]!, expandedSourceAddressPrefix: ['10.1.0.0/16', '0.0.0.0/0'] },
                ...defaultRules.slice(1),
              ],
            },
          ],
        ],
      },
      '203.0.113.7',
      undefined,
      { is: 'open', deciding: [{ rule: 'AllowVnetInBound' }] },
    ],
    [
      'a rule for another port, and one for another address',
      {
        groups: [
          [
            group([
              effectiveRule('Web', 100, 'Allow', '*', { destinationPortRange: '443-443' }),
              effectiveRule('Other', 110, 'Allow', '*', { destinationAddressPrefix: '10.1.0.5/32' }),
              effectiveRule('Udp', 120, 'Allow', '*', { protocol: 'Udp' }),
            ]),
          ],
        ],
      },
      '203.0.113.7',
      undefined,
      { is: 'closed', deciding: [{ rule: 'DenyAllInBound' }] },
    ],
    [
      'a range of ports in a list',
      {
        groups: [
          [
            group([
              effectiveRule('R', 100, 'Allow', '*', {
                destinationPortRange: null,
                destinationPortRanges: ['80-80', '3000-4000'],
              }),
            ]),
          ],
        ],
      },
      '203.0.113.7',
      undefined,
      { is: 'open' },
    ],
    [
      'a rule that is not as published may say anything',
      { groups: [[group([{ name: 'x', direction: 'Inbound', access: 'AlwaysAllow', priority: 1 }])]] },
      '203.0.113.7',
      undefined,
      { is: 'cannotTell', unresolved: ['?'] },
    ],
    [
      'a rule of a network manager stands above, and what it does to the others is not told',
      {
        groups: [
          [
            {
              association: { networkManager: { id: '/m/boss' } },
              effectiveSecurityRules: [effectiveRule('Admin', 10, 'Allow', '*')],
            },
            group([]),
          ],
        ],
      },
      '203.0.113.7',
      undefined,
      { is: 'closed' },
    ],
    [
      'no group at all: an address of the tier Standard is shut',
      { groups: [[]] },
      '203.0.113.7',
      undefined,
      { is: 'closed', deciding: [{ level: 'address', group: 'srv01-ip' }] },
    ],
    [
      'no group at all: one of the tier Basic is open',
      { groups: [[]], tier: 'Basic' },
      '203.0.113.7',
      undefined,
      { is: 'open' },
    ],
    [
      'an address that the machine does not have',
      { groups: [[group([])]] },
      '203.0.113.99',
      undefined,
      { is: 'closed', of: 'unknown' },
    ],
  ])('%s', async (_name, world, address, local, wanted) => {
    expect(await doorTo(world, address, local)).toMatchObject(wanted);
  });
});

describe('what goes wrong', () => {
  const effective = /effectiveNetworkSecurityGroups$/;
  it.each<[string, AzureFault, object]>([
    [
      'the right for the rules is missing',
      { kind: 'forbids', path: effective },
      {
        code: 'missingRight',
        params: { right: 'Microsoft.Network/networkInterfaces/effectiveNetworkSecurityGroups/action' },
      },
    ],
    [
      'the right for the card is missing',
      { kind: 'forbids', path: /networkInterfaces\/[^/]+$/ },
      { code: 'missingRight', params: { right: 'Microsoft.Network/networkInterfaces/read' } },
    ],
    [
      'the right for the machine is missing',
      { kind: 'forbids', path: /virtualMachines\/[^/]+$/ },
      { code: 'missingRight', params: { right: 'Microsoft.Compute/virtualMachines/read' } },
    ],
    [
      'the card is gone',
      { kind: 'answers', path: /networkInterfaces\/[^/]+$/, status: 404, text: '{}' },
      { code: 'cloudUnanswered' },
    ],
    [
      'the machine went off in between',
      {
        kind: 'answers',
        path: effective,
        status: 400,
        text: '{"error":{"code":"NicMustBeAttachedToRunningVmToGetEffectiveSecurityGroups"}}',
      },
      { code: 'machineNotRunning' },
    ],
    [
      'not JSON',
      { kind: 'answers', path: effective, status: 200, text: '<html>' },
      { code: 'cloudUnanswered' },
    ],
    [
      'another shape',
      { kind: 'answers', path: effective, status: 200, text: '{"value":{"a":1}}' },
      { code: 'cloudUnanswered' },
    ],
    [
      'huge',
      { kind: 'answers', path: effective, status: 200, text: `{"value":["${'x'.repeat(17 << 20)}"]}` },
      { code: 'cloudUnanswered', params: { told: expect.stringContaining('an answer of more than') } },
    ],
    ['cut', { kind: 'cuts', path: /operations/ }, { code: 'cloudUnanswered' }],
    [
      'the rules shall be asked for elsewhere',
      { kind: 'sendsElsewhere' },
      { code: 'cloudUnanswered', params: { told: 'Azure does not say where its answer will be' } },
    ],
  ])('%s', async (_name, fault, wanted) => {
    const { why } = await reading({ groups: [[group([])]], fault });
    expect(why.rules?.detail).toMatchObject(wanted);
  });

  it('is asked again when it was too often, and ends with its time', async () => {
    expect(await reading({ groups: [[group([])]], fault: { kind: 'throttles', times: 3 } })).toMatchObject({
      why: {},
    });
    await double!.close();
    const { why } = await reading({ groups: [[group([])]], fault: { kind: 'keepsWaiting' } }, 400);
    expect(why.rules?.detail).toMatchObject({
      code: 'cloudUnanswered',
      params: { told: expect.stringContaining('not through after 0.4 s') },
    });
  });

  it('tells the machine where only its state is secret, and names the right', async () => {
    const { machine, notes } = await reading({
      groups: [[group([])]],
      fault: { kind: 'forbids', path: /instanceView$/ },
    });
    expect(machine).toMatchObject({ power: 'unknown', region: 'westeurope' });
    expect(notes).toEqual([expect.stringContaining('Microsoft.Compute/virtualMachines/instanceView/read')]);
  });

  it('follows no id that climbs out of its place', async () => {
    const bad = {
      properties: {
        networkProfile: { networkInterfaces: [{ id: `${card}/../../x` }, { id: '//127.0.26.99/x' }] },
      },
    };
    const fault = {
      kind: 'answers',
      path: /virtualMachines\/[^/]+$/,
      status: 200,
      text: JSON.stringify(bad),
    } as const;
    const { why } = await reading({ fault });
    expect(why.rules?.detail.code).toBe('cloudUnanswered');
    expect(double!.asked.filter((line) => line.includes('networkInterfaces'))).toEqual([]);
  });
});
