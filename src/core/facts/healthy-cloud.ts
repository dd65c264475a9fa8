import type { cloudFacts } from './cloud.ts';
import type { FactTypes } from './vocabulary.ts';

const machine =
  '/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg1/providers/Microsoft.Compute/virtualMachines/srv01';

/** A machine that runs in a cloud, whose rules let everybody in on the port. */
export const healthyCloud: Pick<FactTypes, keyof typeof cloudFacts> = {
  cloudMachine: {
    provider: 'azure',
    machine,
    region: 'westeurope',
    power: 'running',
    agent: 'ready',
    addresses: [
      { address: '192.0.2.11', kind: 'public' },
      { address: '10.0.0.4', kind: 'private' },
    ],
  },
  cloudRules: {
    provider: 'azure',
    machine,
    region: 'westeurope',
    port: 3389,
    doors: [
      {
        address: '192.0.2.11',
        of: 'public',
        from: 'internet',
        is: 'open',
        deciding: [
          {
            group: 'srv01-nsg',
            groupId:
              '/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg1/providers/Microsoft.Network/networkSecurityGroups/srv01-nsg',
            level: 'nic',
            direction: 'in',
            rule: 'Allow-RDP',
            number: 300,
            access: 'allow',
            byDefault: false,
          },
        ],
        unresolved: [],
      },
    ],
  },
  cloudFronts: { provider: 'azure', machine, region: 'westeurope', port: 3389, fronts: [] },
  cloudAccess: { provider: 'azure', machine, bastions: [], onRequest: [] },
};
