import { frontName, leadsWords, unfitWords } from '../judging/cloud-front-words.ts';
import { silentAtFront } from '../facts/situations-of-fronts.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { beforeTls } from '../judging/guides.ts';
import { afterMillis } from '../judging/time-taken.ts';
import { leadToTheMachine } from '../remedy/remedies/lead-to-the-machine.ts';
import { cite, defineCause, entitled, inferred, ruledOut, suspected, unclear } from './cause.ts';

type Front = FactTypes['cloudFronts']['fronts'][number];

export const misleadingCloudFront = defineCause({
  id: 'misleading-cloud-front',
  title: 'What has this address in the cloud does not lead to the machine',
  phase: 'connection',
  impact: 'blocks',
  rare: true,
  predicts: ['filtered-port'],
  explanation:
    'A load balancer or a firewall of the cloud has the address, and takes only the ports that it has rules for; it sends people only to machines that it finds fit. ' +
    'All else it drops without an answer, or the address belongs to somebody else by now.',
  needs: ['tcpConnect', 'cloudFronts'],

  detect({ tcpConnect: { port, attempts }, cloudFronts }) {
    const { provider, fronts } = cloudFronts;
    const answered = attempts.find(({ outcome }) => outcome !== 'timedOut');
    if (answered)
      return ruledOut(cite('tcpConnect', `${answered.address} port ${port}: ${answered.outcome}`));
    const met = attempts.flatMap(({ address, ms }) =>
      fronts
        .filter((front) => front.address === address && cloudFronts.port === port)
        .map((front) => ({ front, ms })),
    );
    const says = met.flatMap(({ front, ms }) => {
      const unfit = unfitWords(front);
      return [
        cite('cloudFronts', `${front.address} is ${frontName(provider, front)}: ${leadsWords(port, front)}`),
        ...(unfit === undefined ? [] : [cite('cloudFronts', unfit)]),
        cite('tcpConnect', `${front.address} port ${port}: no answer${afterMillis(ms, 'within')}`),
      ];
    });
    const [wrong] = met.filter(({ front }) => misleads(front) !== 'no').map(({ front }) => front);
    if (wrong === undefined)
      return met.length === attempts.length && met.every(({ front }) => front.leads === 'machine')
        ? ruledOut(...says)
        : unclear(...says);
    const isWhole = met.length === attempts.length && met.every(({ front }) => misleads(front) === 'surely');
    return isWhole ? entitled(titleOf(provider, port, wrong), inferred(...says)) : suspected(...says);
  },

  remedies: ({ cloudFronts }) => {
    const wrong = cloudFronts.fronts.filter((front) => misleads(front) !== 'no');
    return wrong
      .slice(0, 2)
      .map((front) => leadToTheMachine(cloudFronts, front, frontName(cloudFronts.provider, front)));
  },
  wouldNotHelp: [...beforeTls, 'a rule of Windows Firewall: the packets never reach Windows'],
  settledBy: 'rdpdoctor check HOST --via azure --azure-vm ID, or --via aws-ssm --aws-instance ID',
  dialogs: ['0x204'],
  references: [
    'https://learn.microsoft.com/azure/load-balancer/load-balancer-custom-probe-overview',
    'https://learn.microsoft.com/azure/firewall/tutorial-firewall-dnat',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html',
  ],
  examples: [
    {
      name: 'a load balancer without a rule for the port',
      ...silentAtFront({ leads: 'nowhere' }),
      verdict: 'inferred',
    },
    {
      name: 'its rule leads to another machine',
      ...silentAtFront({ leads: 'elsewhere', rule: 'rdp', others: ['srv02-nic'] }),
      verdict: 'inferred',
    },
    {
      name: 'a firewall without a DNAT rule',
      ...silentAtFront({ kind: 'firewall', name: 'hub-fw', leads: 'nowhere' }),
      verdict: 'inferred',
    },
    {
      name: 'the address is that of another machine',
      ...silentAtFront({ kind: 'otherMachine', name: 'srv02-nic', leads: 'elsewhere' }),
      verdict: 'inferred',
    },
    {
      name: 'the address is joined to nothing',
      ...silentAtFront({ kind: 'nobody', name: 'old-ip', leads: 'cannotTell' }),
      verdict: 'inferred',
    },
    {
      name: 'its probe is shut out',
      ...silentAtFront({ probe: { port: 3389, shutBy: { rule: 'DenyAll', group: 'srv01-nsg' } } }),
      verdict: 'inferred',
    },
    {
      name: 'a target that is not used',
      ...silentAtFront({ health: 'unused', healthReason: 'Target.NotInUse' }, 'aws'),
      verdict: 'inferred',
    },
    {
      name: 'a target that is unhealthy gets nobody, or everybody where all are',
      ...silentAtFront({ health: 'unhealthy', healthReason: 'Target.FailedHealthChecks' }, 'aws'),
      verdict: 'suspected',
    },
    {
      name: 'it leads to the machine and finds it fit',
      ...silentAtFront({ health: 'healthy' }, 'aws'),
      verdict: 'ruledOut',
    },
    {
      name: 'where it leads was not read',
      ...silentAtFront({ leads: 'cannotTell', unread: ['its listeners'] }, 'aws'),
      verdict: 'unclear',
    },
    { name: 'the port answers', verdict: 'ruledOut' },
  ],
});

/** Whether what has the address keeps people from the machine. */
function misleads({ kind, leads, health, probe }: Front): 'surely' | 'perhaps' | 'no' {
  if (leads === 'nowhere' || leads === 'elsewhere' || kind === 'nobody') return 'surely';
  if (kind === 'bastion' || kind === 'gateway') return 'surely';
  if (leads !== 'machine') return 'no';
  if (probe?.shutBy !== undefined || health === 'unused' || health === 'draining') return 'surely';
  // Where every target is unhealthy, AWS sends people to all of them.
  return health === 'unhealthy' ? 'perhaps' : 'no';
}

function titleOf(provider: FactTypes['cloudFronts']['provider'], port: number, front: Front): string {
  const { kind, leads } = front;
  const name = frontName(provider, front);
  if (kind === 'loadBalancer' && leads === 'machine') return `The ${name} sends nobody to the machine`;
  if (kind === 'loadBalancer' || kind === 'firewall')
    return `The ${name} does not lead TCP ${port} to the machine`;
  return kind === 'nobody'
    ? 'The address is joined to nothing in the cloud'
    : `The address belongs to ${name}`;
}
