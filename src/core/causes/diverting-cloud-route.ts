import { silentBehind } from '../facts/situations-of-clouds.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { beforeTls } from '../judging/guides.ts';
import { backWords, goesBackAsUsual, intoWords, losesAnswers } from '../judging/cloud-words.ts';
import { openTheWayBack } from '../remedy/remedies/open-the-way-back.ts';
import { cite, defineCause, entitled, inferred, ruledOut, suspected, unclear } from './cause.ts';

type Hop = NonNullable<FactTypes['cloudRules']['doors'][number]['back']>[number];

const appliance: Hop = { hop: 'appliance', prefix: '0.0.0.0/0', route: 'to-firewall', via: ['10.1.9.4'] };
const nowhere: Hop = { hop: 'none', prefix: '0.0.0.0/0', route: 'no-internet' };
const nat: Hop = { hop: 'outOnly', prefix: '0.0.0.0/0', table: 'rtb-1', via: ['nat-1'] };

export const divertingCloudRoute = defineCause({
  id: 'diverting-cloud-route',
  title: 'A route in the cloud sends the answers of the machine another way',
  phase: 'connection',
  impact: 'blocks',
  rare: true,
  predicts: ['filtered-port'],
  explanation:
    'What comes in through a public address has to go out the same way. A route table can send the answers to a firewall that never saw the connection begin, and such a firewall drops them; a NAT gateway carries only what begins inside; ' +
    'a route to nowhere, or no route at all, drops them at once. The rules of the security groups say nothing of it.',
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
      const words = [intoWords(door), backWords(door)].filter((one) => one !== undefined);
      return words.length === 0 ? [] : [{ words, door, ms }];
    });
    const [first] = told;
    if (first === undefined)
      return met.length === attempts.length && met.every(({ door }) => goesBackAsUsual(door))
        ? ruledOut(cite('cloudRules', 'answers take the usual way'))
        : unclear();
    const says = told.flatMap(({ words, door, ms }) => [
      ...words.map((one) => cite('cloudRules', `${door.address}: ${one}`)),
      cite('tcpConnect', `${door.address} port ${port}: no answer within ${ms} ms`),
    ]);
    const lost = told.every(({ door }) => isLost(door.into) || door.back?.every(losesAnswers));
    const isWhole = told.length === attempts.length;
    if (!lost || !isWhole) return suspected(...says);
    const title = told.every(({ door }) => isLost(door.into))
      ? 'A route in the cloud drops what comes in from the internet'
      : 'No route in the cloud leads the answers of the machine back';
    return entitled(title, inferred(...says));
  },

  remedies: ({ cloudRules }) => [openTheWayBack(cloudRules)],
  wouldNotHelp: [
    ...beforeTls,
    'a rule of a network security group: it decides whether packets come in, not where answers go',
  ],
  settledBy:
    'the log of the appliance; Network Watcher, Next hop, in Azure, VPC Reachability Analyzer in AWS',
  dialogs: ['0x204'],
  references: [
    'https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview',
    'https://learn.microsoft.com/azure/firewall/integrate-lb#asymmetric-routing',
    'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html',
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
      name: 'a firewall that has a name',
      ...silentBehind({ back: [{ ...appliance, firewall: { name: 'hub-firewall' } }] }),
      verdict: 'suspected',
    },
    { name: 'a NAT gateway', ...silentBehind({ back: [nat] }), verdict: 'inferred' },
    {
      name: 'no route leads back',
      ...silentBehind({ back: [{ hop: 'noRoute', prefix: '0.0.0.0/0', table: 'rtb-1' }] }),
      verdict: 'inferred',
    },
    {
      name: 'the answers leave by a VPN',
      ...silentBehind({ back: [{ hop: 'gateway', prefix: '0.0.0.0/0' }] }),
      verdict: 'suspected',
    },
    {
      name: 'inside the network it depends on who asks',
      ...silentBehind({ of: 'private', from: 'anywhere', back: [nat] }),
      verdict: 'unclear',
    },
    {
      name: 'a load balancer has the address, and its answers do not go by the table',
      ...silentBehind({ of: 'unknown', back: [nat] }),
      verdict: 'unclear',
    },
    {
      name: 'most answers are dropped, some far ends have a way',
      ...silentBehind({ back: [nowhere, { hop: 'internet', prefix: '198.51.100.0/24' }] }),
      verdict: 'suspected',
    },
    {
      name: 'what comes in goes to something that is gone',
      ...silentBehind({ into: { hop: 'none', prefix: '10.0.0.0/24', table: 'rtb-2', via: ['vpce-1'] } }),
      verdict: 'inferred',
    },
    {
      name: 'what comes in passes a firewall, and the answers do not',
      ...silentBehind({
        into: { hop: 'appliance', prefix: '10.0.0.0/24', table: 'rtb-2', via: ['vpce-1'] },
        back: [{ hop: 'internet', prefix: '0.0.0.0/0', table: 'rtb-1', via: ['igw-1'] }],
      }),
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

function isLost(hop: Hop | undefined): boolean {
  return hop !== undefined && losesAnswers(hop);
}
