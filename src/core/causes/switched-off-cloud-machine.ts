import { healthy } from '../facts/healthy.ts';
import { silentIn } from '../facts/situations-of-clouds.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { beforeTls } from '../judging/guides.ts';
import { byHand } from '../remedy/remedy.ts';
import { startCommands } from '../remedy/remedies/start-in-cloud.ts';
import { cite, defineCause, entitled, inferred, proven, ruledOut, unclear } from './cause.ts';

type Machine = FactTypes['cloudMachine'];

export const switchedOffCloudMachine = defineCause({
  id: 'switched-off-cloud-machine',
  title: 'The machine is switched off in the cloud',
  phase: 'connection',
  impact: 'blocks',
  predicts: ['filtered-port', 'unreachable-network'],
  forbids: ['rdp-answer'],
  explanation:
    'The cloud says that the machine does not run: stopped by a person, by a schedule, or for want of money or capacity. Nothing can answer at its address until it is started, ' +
    'and a public address that is not kept may be another one then.',
  needs: ['cloudMachine', 'tcpConnect'],

  detect({ cloudMachine, tcpConnect: { port, attempts } }) {
    const { provider, power, addresses } = cloudMachine;
    const says = cite('cloudMachine', `${nameOf(cloudMachine)} is ${power} in ${clouds[provider]}`);
    if (power === 'running') return ruledOut(says);
    if (power === 'unknown') return unclear();
    const answered = attempts.find(({ outcome }) => ['open', 'refused'].includes(outcome));
    if (answered)
      return unclear(says, cite('tcpConnect', `${answered.address} port ${port} answers all the same`));
    const silent = attempts.map(({ address }) => address);
    const isIts = addresses.some(({ address }) => silent.includes(address));
    const title = `The machine is ${power} in ${clouds[provider]}`;
    if (isIts) return entitled(title, proven(says));
    return entitled(
      title,
      inferred(says, cite('cloudMachine', `${silent.join(', ')} is none of the addresses it has now`)),
    );
  },

  remedies: ({ cloudMachine }) => {
    const { power } = cloudMachine;
    if (power === 'terminated')
      return [
        byHand(
          'Look for its successor',
          'cloud',
          'A terminated instance does not come back; a backup or an image of it may.',
        ),
      ];
    if (power === 'starting')
      return [byHand('Wait until it has started', 'cloud', 'Windows takes some minutes; then check again.')];
    const [start, stop] = startCommands(cloudMachine);
    return [
      byHand(
        'Start the machine',
        'cloud',
        'Ask first why it is off: a schedule or a budget switches it off again.',
        `${start}. It costs money from then on.`,
        `To take it back: ${stop}`,
      ),
    ];
  },
  wouldNotHelp: beforeTls,
  settledBy: 'rdpdoctor check HOST --via azure --azure-vm ID, or --via aws-ssm --aws-instance ID',
  dialogs: ['0x204', '0x108'],
  references: [
    'https://learn.microsoft.com/azure/virtual-machines/states-billing',
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html',
  ],
  examples: [
    { name: 'deallocated, and its address is silent', ...off('deallocated'), verdict: 'recorded' },
    {
      name: 'stopped, and what is silent is an address it no longer has',
      ...off('stopped', []),
      verdict: 'inferred',
    },
    { name: 'it runs', ...off('running'), verdict: 'ruledOut' },
    {
      name: 'something answers although it is stopped',
      facts: { cloudMachine: { ...healthy.cloudMachine, power: 'stopped' } },
      verdict: 'unclear',
    },
  ],
});

const clouds = { azure: 'Azure', aws: 'AWS' } as const;

function nameOf({ machine }: Machine): string {
  return machine.slice(machine.lastIndexOf('/') + 1);
}

function off(power: Machine['power'], addresses = healthy.cloudMachine.addresses) {
  return silentIn({ cloudMachine: { ...healthy.cloudMachine, power, addresses } });
}
