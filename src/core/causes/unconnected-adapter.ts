import { healthy } from '../facts/healthy.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, proven, ruledOut, unclear } from './cause.ts';

const own = healthy.adapters[0]!;

export const unconnectedAdapter = defineCause({
  id: 'unconnected-adapter',
  title: 'No network adapter of the server is up with an address',
  phase: 'connection',
  impact: 'blocks',
  predicts: ['filtered-port', 'unreachable-network', 'unreached-service'],
  rare: true,
  forbids: ['rdp-answer'],
  explanation:
    'Every adapter is disabled, unplugged or has no address but one it gave itself. Nothing reaches the server over the network, whatever its settings for Remote Desktop are.',
  needs: ['adapters'],

  detect({ adapters }) {
    if (adapters.length === 0) return unclear();
    const working = adapters.filter(isWorking);
    if (working.length === 0)
      return proven(...adapters.slice(0, 8).map((adapter) => cite('adapters', wordsOf(adapter))));
    return ruledOut(cite('adapters', adapters.slice(0, 8).map(wordsOf).join('; ')));
  },

  remedies: ({ adapters }) => {
    const disabled = adapters.find(({ state }) => state === 'disabled');
    return [
      byHand(
        'Bring the adapter up, at the console',
        'server',
        ...(disabled
          ? [
              `\`Enable-NetAdapter -Name "${disabled.name}"\`. To take it back: \`Disable-NetAdapter -Name "${disabled.name}"\`.`,
            ]
          : []),
        'Up and without an address: `ipconfig /renew`, or the fixed address again (`Get-NetIPConfiguration` shows what is set). On a virtual machine: look whether its adapter is connected to a network.',
      ),
    ];
  },
  settledBy: 'Get-NetAdapter and Get-NetIPAddress on the server',
  references: ['https://learn.microsoft.com/powershell/module/netadapter/enable-netadapter'],
  examples: [
    {
      name: 'disabled',
      facts: { adapters: [{ name: 'Ethernet', state: 'disabled', addresses: [] }] },
      unknown: ['rdpNegotiation'],
      verdict: 'recorded',
    },
    {
      name: 'up with nothing but an address it gave itself',
      facts: { adapters: [{ ...own, addresses: [] }] },
      unknown: ['rdpNegotiation'],
      verdict: 'recorded',
    },
    {
      name: 'one of two has no address',
      facts: { adapters: [own, { name: 'Ethernet 2', state: 'up', addresses: [] }] },
      verdict: 'ruledOut',
    },
    { name: 'up', verdict: 'ruledOut' },
  ],
});

type Adapter = FactTypes['adapters'][number];

function isWorking({ state, addresses }: Adapter): boolean {
  return state === 'up' && addresses.length > 0;
}

function wordsOf({ name, state, addresses }: Adapter): string {
  return `${name}: ${state}, ${addresses.slice(0, 4).join(', ') || 'no address'}`;
}
