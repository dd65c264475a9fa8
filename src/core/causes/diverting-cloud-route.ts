import { silentBehind } from '../facts/situations-of-clouds.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { beforeTls } from '../judging/guides.ts';
import { backWords } from '../judging/cloud-words.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, entitled, inferred, ruledOut, suspected, unclear } from './cause.ts';

type Hop = NonNullable<FactTypes['cloudRules']['doors'][number]['back']>[number];

const appliance: Hop = { hop: 'appliance', prefix: '0.0.0.0/0', route: 'to-firewall', via: ['10.1.9.4'] };
const nowhere: Hop = { hop: 'none', prefix: '0.0.0.0/0', route: 'no-internet' };

export const divertingCloudRoute = defineCause({
  id: 'diverting-cloud-route',
  title: 'A route in the cloud sends the answers of the machine another way',
  phase: 'connection',
  impact: 'blocks',
  rare: true,
  predicts: ['filtered-port'],
  explanation:
    'What comes in through a public address has to go out the same way. A route table can send the answers to a firewall that never saw the connection begin, and such a firewall drops them; a route whose next hop is None drops them at once. ' +
    'The rules of the security groups say nothing of it.',
  needs: ['tcpConnect', 'cloudRules'],

  detect({ tcpConnect: { port, attempts }, cloudRules }) {
    const answered = attempts.find(({ outcome }) => outcome !== 'timedOut');
    if (answered)
      return ruledOut(cite('tcpConnect', `${answered.address} port ${port}: ${answered.outcome}`));
    const met = attempts.flatMap(({ address, ms }) =>
      cloudRules.doors
        .filter((door) => door.address === address && cloudRules.port === port)
        .map((door) => ({ door, ms })),
    );
    const told = met.flatMap(({ door, ms }) => {
      const words = backWords(door);
      return words === undefined ? [] : [{ words, door, ms }];
    });
    const [first] = told;
    if (first === undefined)
      return met.length === attempts.length && met.every(({ door }) => door.back !== undefined)
        ? ruledOut(cite('cloudRules', 'answers take the usual way'))
        : unclear();
    const says = told.flatMap(({ words, door, ms }) => [
      cite('cloudRules', `${door.address}: ${words}`),
      cite('tcpConnect', `${door.address} port ${port}: no answer within ${ms} ms`),
    ]);
    const lost = told.every(({ door }) => door.back?.every(({ hop }) => hop === 'none'));
    const isWhole = told.length === attempts.length;
    if (!lost || !isWhole) return suspected(...says);
    return entitled('A route in the cloud drops the answers of the machine', inferred(...says));
  },

  remedies: () => [
    byHand(
      'Look at the route and at what it leads to',
      'cloud',
      'What is in force: `az network nic show-effective-route-table --resource-group GROUP --name CARD --output table`.',
      'Where the answers are meant to go through a firewall, connections have to come in through it as well: by a DNAT rule of that firewall to the private address, or from inside by VPN or Azure Bastion. Its log tells what it drops.',
      'Where they are not, ask whoever wrote the route before you change it: it holds for every machine of the subnet.',
    ),
  ],
  wouldNotHelp: [
    ...beforeTls,
    'a rule of a network security group: it decides whether packets come in, not where answers go',
  ],
  settledBy: 'the log of the appliance, or Network Watcher, Next hop',
  dialogs: ['0x204'],
  references: [
    'https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview',
    'https://learn.microsoft.com/azure/firewall/integrate-lb#asymmetric-routing',
  ],
  examples: [
    {
      name: 'the answers are dropped',
      ...silentBehind({ back: [nowhere] }),
      verdict: 'inferred',
    },
    {
      name: 'the answers go through an appliance',
      ...silentBehind({ back: [appliance] }),
      verdict: 'suspected',
    },
    {
      name: 'most answers are dropped, some far ends have a way',
      ...silentBehind({ back: [nowhere, { hop: 'internet', prefix: '198.51.100.0/24' }] }),
      verdict: 'suspected',
    },
    {
      name: 'the usual way out',
      ...silentBehind({ back: [{ hop: 'internet', prefix: '0.0.0.0/0' }] }),
      verdict: 'ruledOut',
    },
    { name: 'the routes may not be read', ...silentBehind({}), verdict: 'unclear' },
    { name: 'the port answers', verdict: 'ruledOut' },
  ],
});
