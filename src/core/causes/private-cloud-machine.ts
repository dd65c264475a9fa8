import { healthy } from '../facts/healthy.ts';
import { silentIn } from '../facts/situations-of-clouds.ts';
import { leadingFront, silentAtFront } from '../facts/situations-of-fronts.ts';
import { beforeTls } from '../judging/guides.ts';
import { comeFromInside } from '../remedy/remedies/come-from-inside.ts';
import { cite, defineCause, ruledOut, suspected, unclear } from './cause.ts';

const inside = { ...healthy.cloudMachine, addresses: [{ address: '10.0.0.4', kind: 'private' as const }] };

export const privateCloudMachine = defineCause({
  id: 'private-cloud-machine',
  title: 'The machine has no public address in its cloud',
  phase: 'connection',
  impact: 'blocks',
  rare: true,
  predicts: ['filtered-port', 'unreachable-network'],
  explanation:
    'Only who is inside its network reaches it: by a VPN, by Azure Bastion, by a port that Systems Manager forwards, or from another machine there. ' +
    'From anywhere else packets to a private address go nowhere, and an old public address is no longer its own.',
  needs: ['cloudMachine', 'tcpConnect'],
  uses: ['cloudAccess', 'cloudFronts'],

  detect({ cloudMachine: { addresses }, tcpConnect: { port, attempts }, cloudAccess, cloudFronts }) {
    const answered = attempts.find(({ outcome }) => ['open', 'refused'].includes(outcome));
    if (answered)
      return ruledOut(cite('tcpConnect', `${answered.address} port ${port}: ${answered.outcome}`));
    const open = addresses.find(({ kind }) => kind === 'public');
    if (open !== undefined) return ruledOut(cite('cloudMachine', `its public address is ${open.address}`));
    const leading = cloudFronts?.fronts.find(({ leads }) => leads === 'machine');
    if (leading !== undefined)
      return ruledOut(cite('cloudFronts', `${leading.address} leads to it: ${leading.name}`));
    if (addresses.length === 0) return unclear();
    const bastions = cloudAccess?.bastions ?? [];
    return suspected(
      cite(
        'cloudMachine',
        `it has only ${addresses.map(({ address }) => address).join(', ')}, and nothing was found that leads there from outside`,
      ),
      ...(bastions.length === 0
        ? []
        : [cite('cloudAccess', `Azure Bastion ${bastions.join(', ')} stands in its network`)]),
      cite('tcpConnect', `${attempts.map(({ address }) => address).join(', ')} port ${port}: no answer`),
    );
  },

  remedies: ({ cloudMachine, cloudAccess, tcpConnect: { port } }) => [
    comeFromInside(cloudMachine, cloudAccess?.bastions ?? [], port),
  ],
  wouldNotHelp: beforeTls,
  settledBy: 'rdpdoctor check HOST from inside that network',
  dialogs: ['0x204'],
  references: [
    'https://learn.microsoft.com/azure/bastion/connect-vm-native-client-windows',
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-sessions-start.html',
  ],
  examples: [
    {
      name: 'only a private address, and it is silent',
      ...silentIn({ cloudMachine: inside }),
      verdict: 'suspected',
    },
    {
      name: 'a Bastion stands in its network',
      ...silentIn({
        cloudMachine: inside,
        cloudAccess: { ...healthy.cloudAccess, bastions: ['hub-bastion'] },
      }),
      verdict: 'suspected',
    },
    {
      name: 'a load balancer leads to it',
      ...silentAtFront(leadingFront, 'azure', { cloudMachine: inside }),
      verdict: 'ruledOut',
    },
    {
      name: 'its addresses are not known',
      ...silentIn({ cloudMachine: { ...inside, addresses: [] } }),
      verdict: 'unclear',
    },
    { name: 'it has a public one', ...silentIn({ cloudMachine: healthy.cloudMachine }), verdict: 'ruledOut' },
    { name: 'the port answers', verdict: 'ruledOut' },
  ],
});
