import { afterEach, describe, expect, it } from 'vitest';
import { cloudRulesOf } from '../../src/core/evidence/cloud/cloud-facts.ts';
import { readAzure } from '../../src/node/cloud/read-azure.ts';
import {
  defaultRoutes,
  effectiveRoute,
  effectiveRule,
  group,
  startAzure,
  vm,
  type AzureWorld,
} from './azure-network-double.ts';

const environment = { AZURE_TENANT_ID: 't', AZURE_CLIENT_ID: 'c', AZURE_CLIENT_SECRET: 's' };
let double: Awaited<ReturnType<typeof startAzure>> | undefined;
afterEach(async () => {
  await double?.close();
  double = undefined;
});

async function reading(world: AzureWorld) {
  double = await startAzure(world, '127.0.26.57');
  const options = { vm, endpoint: double.url, loginEndpoint: double.url, environment, pollMs: 5 };
  return readAzure(options, { timeoutMs: 400_000 });
}

async function doorTo(world: AzureWorld, address: string, local?: string) {
  const { machine, cards } = await reading(world);
  return cloudRulesOf(machine!, cards, { port: 3389, addresses: [address], local })?.doors[0];
}

describe('where the answers go', () => {
  const open = [[group([effectiveRule('Allow-RDP', 300, 'Allow', '*')])]];
  const firewall = effectiveRoute('0.0.0.0/0', 'VirtualAppliance', 'User', {
    name: 'to-firewall',
    nextHopIpAddress: ['10.1.9.4'],
  });
  const appliance = { hop: 'appliance', prefix: '0.0.0.0/0', route: 'to-firewall', via: ['10.1.9.4'] };
  it.each<[string, readonly unknown[], string | undefined, object | undefined]>([
    ['the usual way', defaultRoutes, undefined, [{ hop: 'internet', prefix: '0.0.0.0/0' }]],
    ['a route of people goes before the default one', [...defaultRoutes, firewall], undefined, [appliance]],
    [
      'one that is not active counts for nothing',
      [...defaultRoutes, { ...firewall, state: 'Invalid' }],
      undefined,
      [{ hop: 'internet' }],
    ],
    [
      'a longer prefix goes first, for whom it is about',
      [...defaultRoutes, firewall, effectiveRoute('198.51.100.0/24', 'Internet', 'User')],
      undefined,
      [appliance, { hop: 'internet', prefix: '198.51.100.0/24' }],
    ],
    [
      'nowhere',
      [effectiveRoute('0.0.0.0/0', 'None', 'User'), ...defaultRoutes],
      undefined,
      [{ hop: 'none', prefix: '0.0.0.0/0' }],
    ],
    [
      'a gateway before the default',
      [...defaultRoutes, effectiveRoute('0.0.0.0/0', 'VirtualNetworkGateway', 'VirtualNetworkGateway')],
      undefined,
      [{ hop: 'gateway' }],
    ],
    [
      'a kind that nobody knows yet',
      [effectiveRoute('0.0.0.0/0', 'Something')],
      undefined,
      [{ hop: 'other' }],
    ],
    [
      'a prefix that is none: not known',
      [...defaultRoutes, effectiveRoute('x', 'None')],
      undefined,
      undefined,
    ],
  ])('%s', async (_name, routes, local, wanted) => {
    const door = await doorTo({ groups: open, routes }, '203.0.113.7', local);
    if (wanted === undefined) expect(door?.back).toBeUndefined();
    else expect(door?.back).toMatchObject(wanted);
  });

  it('from inside, by the address that is ours', async () => {
    const routes = [...defaultRoutes, { ...firewall, addressPrefix: ['10.9.0.0/16'] }];
    const door = await doorTo({ groups: [[group([])]], routes }, '10.1.0.4', '10.9.0.7');
    expect(door).toMatchObject({ from: 'address', back: [{ ...appliance, prefix: '10.9.0.0/16' }] });
  });

  const owned = (name: string, properties: object) => ({ name, id: `/x/${name}`, properties });
  const policy =
    '/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/firewallPolicies/hub-policy';
  const inHub = {
    ipConfigurations: [{ properties: { privateIPAddress: '10.1.9.4' } }],
    firewallPolicy: { id: policy },
  };
  it.each<[string, readonly unknown[], object | undefined]>([
    ['by its policy', [owned('hub', inHub)], { name: 'hub', policy }],
    ['on the second page', [owned('other', {}), owned('hub', inHub)], { name: 'hub', policy }],
    [
      'of a virtual hub',
      [owned('hub', { hubIPAddresses: { privateIPAddress: '10.1.9.4' } })],
      { name: 'hub' },
    ],
    ['with another address', [owned('other', { ipConfigurations: [] })], undefined],
    ['in another subscription', [], undefined],
  ])('an appliance that is an Azure Firewall, %s', async (_name, firewalls, wanted) => {
    const door = await doorTo(
      { groups: open, routes: [...defaultRoutes, firewall], firewalls },
      '203.0.113.7',
    );
    expect(door?.back).toEqual([{ ...appliance, ...(wanted === undefined ? {} : { firewall: wanted }) }]);
  });

  it('whose firewall it is may be secret: the right is named, and the address is told all the same', async () => {
    const { notes, cards, machine } = await reading({
      groups: open,
      routes: [...defaultRoutes, firewall],
      fault: { kind: 'forbids', path: /azureFirewalls$/ },
    });
    expect(notes).toEqual([expect.stringContaining('Microsoft.Network/azureFirewalls/read')]);
    const asked = { port: 3389, addresses: ['203.0.113.7'], local: undefined };
    expect(cloudRulesOf(machine!, cards, asked)?.doors[0]?.back).toEqual([appliance]);
  });

  it('may be secret: named, and the rules are told all the same', async () => {
    const { why, notes, cards } = await reading({
      groups: open,
      fault: { kind: 'forbids', path: /effectiveRouteTable$/ },
    });
    expect(why).toEqual({});
    expect(notes).toEqual([
      expect.stringContaining('Microsoft.Network/networkInterfaces/effectiveRouteTable/action'),
    ]);
    expect(cards[0]).not.toHaveProperty('wayBack');
  });
});
