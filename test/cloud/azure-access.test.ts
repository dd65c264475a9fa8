import { afterEach, describe, expect, it } from 'vitest';
import { readAzure } from '../../src/node/cloud/read-azure.ts';
import { group, network, startAzure, vm, type AzureWorld } from './azure-network-double.ts';

const environment = { AZURE_TENANT_ID: 't', AZURE_CLIENT_ID: 'c', AZURE_CLIENT_SECRET: 's' };
let double: Awaited<ReturnType<typeof startAzure>> | undefined;
afterEach(async () => {
  await double?.close();
  double = undefined;
});

async function look(world: AzureWorld) {
  double = await startAzure({ groups: [[group([])]], ...world }, '127.0.26.63');
  const options = { vm, endpoint: double.url, loginEndpoint: double.url, environment, pollMs: 5 };
  return readAzure(options, { timeoutMs: 10_000 });
}

describe('the ways that people are meant to come', () => {
  const jit = (id: string, more: object = {}) => ({
    jitNetworkAccessPolicies: [
      {
        kind: 'Basic',
        name: 'default',
        properties: {
          virtualMachines: [
            { id, ports: [{ number: 3389, protocol: '*', maxRequestAccessDuration: 'PT3H' }] },
          ],
          requests: [
            {
              virtualMachines: [
                {
                  id,
                  ports: [
                    {
                      number: 3389,
                      allowedSourceAddressPrefix: '192.0.2.7',
                      endTimeUtc: '2026-05-17T09:06:45Z',
                    },
                  ],
                },
              ],
            },
          ],
          ...more,
        },
      },
    ],
  });
  const bastion = (net: string) => ({
    bastionHosts: [
      {
        name: 'hub-bastion',
        properties: {
          ipConfigurations: [{ properties: { subnet: { id: `${net}/subnets/AzureBastionSubnet` } } }],
        },
      },
    ],
  });

  it('a port on request, with the last grant', async () => {
    const { access } = await look({ lists: jit(vm.toUpperCase()) });
    expect(access?.onRequest).toEqual([
      {
        policy: 'default',
        port: 3389,
        longest: 'PT3H',
        granted: { from: '192.0.2.7', until: '2026-05-17T09:06:45Z' },
      },
    ]);
  });

  it('policies of other machines say nothing', async () => {
    const { access } = await look({ lists: jit(`${vm}-2`) });
    expect(access?.onRequest).toEqual([]);
  });

  it.each([
    [network, ['hub-bastion']],
    [`${network}-2`, []],
  ])('a Bastion in %s', async (net, expected) => {
    expect((await look({ lists: bastion(net) })).access?.bastions).toEqual(expected);
  });

  it('each may be secret by itself', async () => {
    const { access, notes } = await look({
      lists: bastion(network),
      fault: { kind: 'forbids', path: /jitNetworkAccessPolicies$/ },
    });
    expect(access).toMatchObject({ bastions: ['hub-bastion'], onRequest: [] });
    expect(notes).toEqual([expect.stringContaining('Microsoft.Security/jitNetworkAccessPolicies/read')]);
  });
});
