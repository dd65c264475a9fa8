import { healthy } from '../facts/healthy.ts';
import { notConnected } from '../facts/situations.ts';
import { cite, defineCause, inferred, inferredAs, ruledOut, unclear } from './cause.ts';
import { citeDeath } from '../judging/death.ts';
import { sources } from '../judging/sources.ts';

export const staleHostsEntry = defineCause({
  id: 'stale-hosts-entry',
  title: 'The hosts file of this machine gives the name another address than DNS does',
  phase: 'name',
  impact: 'degrades',
  predicts: ['filtered-port', 'refused-port', 'unreachable-network', 'other-machine', 'name-mismatch'],
  explanation:
    'A line in the hosts file wins over DNS. When the server moves, DNS follows and the hosts file does not, so this machine keeps going to the old address ' +
    'while every other machine arrives. The line may also be there on purpose.',
  needs: ['nameResolution'],
  uses: ['phaseOfDeath'],

  detect({ nameResolution: { name, hostsFile, dnsAddresses }, phaseOfDeath }) {
    if (hostsFile === undefined) return unclear();
    if (hostsFile.length === 0)
      return ruledOut(cite('nameResolution', `the hosts file does not name ${name}`));
    const written = cite('nameResolution', `the hosts file says ${hostsFile.join(', ')}`);
    if (dnsAddresses === undefined || dnsAddresses.length === 0) return unclear(written);
    const asked = cite('nameResolution', `DNS says ${dnsAddresses.join(', ')}`);
    const agree = hostsFile.some((address) => dnsAddresses.includes(address));
    if (agree) return ruledOut(written, asked);
    return phaseOfDeath && phaseOfDeath.phase !== 'none'
      ? inferredAs('blocks', written, asked, ...citeDeath(phaseOfDeath))
      : inferred(written, asked);
  },

  remedies: ({ nameResolution: { name, hostsFile = [] } }) => [
    {
      title: 'Remove the line from the hosts file',
      on: 'client',
      actions: [
        ...hostsFile.map((address) => ({ kind: 'removeHostsEntry', name, address }) as const),
        { kind: 'clearDnsCache' },
      ],
    },
  ],
  settledBy: 'nslookup HOST (it does not read the hosts file)',
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'the old address',
      facts: {
        nameResolution: {
          ...healthy.nameResolution,
          addresses: [{ address: '192.0.2.99', family: 4 }],
          hostsFile: ['192.0.2.99'],
        },
      },
      verdict: 'inferred',
    },
    {
      name: 'the old address, where nothing answers any more',
      facts: {
        ...notConnected('timedOut', 3_000).facts,
        nameResolution: {
          ...healthy.nameResolution,
          addresses: [{ address: '192.0.2.99', family: 4 }],
          hostsFile: ['192.0.2.99'],
        },
      },
      unknown: notConnected('timedOut', 3_000).unknown,
      verdict: 'inferred',
    },
    {
      name: 'a line that agrees with DNS',
      facts: { nameResolution: { ...healthy.nameResolution, hostsFile: ['192.0.2.11'] } },
      verdict: 'ruledOut',
    },
    {
      name: 'a name DNS does not know',
      facts: {
        nameResolution: { ...healthy.nameResolution, hostsFile: ['192.0.2.11'], dnsAddresses: [] },
      },
      verdict: 'unclear',
    },
  ],
});
