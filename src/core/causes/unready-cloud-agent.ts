import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, proven, ruledOut, unclear } from './cause.ts';

export const unreadyCloudAgent = defineCause({
  id: 'unready-cloud-agent',
  title: "The cloud's agent in the machine does not answer",
  phase: 'connection',
  impact: 'informs',
  predicts: [],
  explanation:
    'The machine runs and the agent in it is silent: Windows may still be starting, hang, or have lost its network. Remote Desktop does not need the agent, but Run Command and Systems Manager do.',
  needs: ['cloudMachine'],

  detect({ cloudMachine: { agent, power } }) {
    if (agent === 'unknown' || power !== 'running') return unclear();
    const says = cite('cloudMachine', `the machine runs, and its agent is ${words[agent]}`);
    return agent === 'ready' ? ruledOut(says) : proven(says);
  },

  remedies: ({ cloudMachine: { provider } }) => [
    byHand(
      'Look at its screen',
      'cloud',
      provider === 'azure'
        ? 'Boot diagnostics shows the screen: `az vm boot-diagnostics get-boot-log`, or the serial console.'
        : 'The console shows the screen: `aws ec2 get-console-screenshot --instance-id ID`.',
    ),
  ],
  references: [
    'https://learn.microsoft.com/azure/virtual-machines/extensions/agent-windows',
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/troubleshooting-ssm-agent.html',
  ],
  examples: [
    {
      name: 'not ready',
      facts: { cloudMachine: { ...healthy.cloudMachine, agent: 'notReady' } },
      verdict: 'recorded',
    },
    { name: 'ready', verdict: 'ruledOut' },
    {
      name: 'the machine is off',
      facts: { cloudMachine: { ...healthy.cloudMachine, power: 'deallocated', agent: 'notReady' } },
      verdict: 'unclear',
    },
  ],
});

const words = {
  ready: 'ready',
  notReady: 'not ready',
  lost: 'lost: it answered once',
  notRegistered: 'not registered',
} as const;
