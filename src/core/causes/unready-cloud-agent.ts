import { healthy } from '../facts/healthy.ts';
import { missedWhile } from '../facts/situations-of-silence.ts';
import { byHand } from '../remedy/remedy.ts';
import { millisOf, minuteOf } from '../facts/time.ts';
import type { Inputs } from '../judging/inputs.ts';
import { changeWords } from '../judging/change-words.ts';
import {
  cite,
  defineCause,
  entitled,
  inferred,
  proven,
  provenAs,
  ruledOut,
  suspected,
  unclear,
  type Citation,
} from './cause.ts';

/** Provider of the agent of Azure Virtual Desktop, its event that says that the service does not take the host. */
const AGENT = 'WVD-Agent';
const NOT_TAKEN = 3277;
/** It speaks of its own update, which sends nobody away. */
const ownUpdate = /Msi|Download|Install/i;
/** What it says where the service does not know the host, whatever the language of Windows. */
const notTaken = /INVALID_REGISTRATION_TOKEN|EXPIRED_MACHINE_TOKEN|NAME_ALREADY_REGISTERED/;

export const unreadyCloudAgent = defineCause({
  id: 'unready-cloud-agent',
  title: "The cloud's agent in the machine does not answer",
  phase: 'connection',
  impact: 'informs',
  predicts: ['failing-since-onset', 'client-reported'],
  rare: true,
  explanation:
    'The machine runs and the agent in it is silent: Windows may still be starting, hang, or have lost its network. Remote Desktop does not need the agent, but Run Command and Systems Manager do. ' +
    'A host of Azure Virtual Desktop takes people only through its agent, which has to be registered with the service.',
  needs: [],
  uses: ['cloudMachine', 'incident', 'eventActivity'],

  detect({ cloudMachine, incident, eventActivity }) {
    const said = incident === undefined ? undefined : refusedByService(incident);
    if (incident !== undefined && said !== undefined) {
      const says = cite('incident', changeWords(said));
      const nobody = cite('incident', `nobody has got in since ${minuteOf(incident.lastWorked ?? said.at)}`);
      // Whether it stands in anybody's way is known where people who used to come stay away.
      return isMissed(incident) ? entitled(UNREGISTERED, provenAs('blocks', says, nobody)) : suspected(says);
    }
    const alone = saidAlone(eventActivity, incident);
    if (alone !== undefined) return entitled(UNREGISTERED, inferred(alone));
    if (cloudMachine === undefined) return unclear();
    const { agent, power } = cloudMachine;
    if (agent === 'unknown' || power !== 'running') return unclear();
    const says = cite('cloudMachine', `the machine runs, and its agent is ${words[agent]}`);
    return agent === 'ready' ? ruledOut(says) : proven(says);
  },

  remedies: ({ cloudMachine: { provider } = {} }) => [
    provider === undefined
      ? byHand(
          'Register the host again',
          'server',
          'Azure portal > host pool > Registration key: make a new one.',
          'Set it as RegistrationToken and IsRegistered to 0 under HKLM\\SOFTWARE\\Microsoft\\RDInfraAgent, then restart the service RDAgentBootLoader. Where the name is still registered, remove the session host from the pool first.',
        )
      : byHand(
          'Look at its screen',
          'cloud',
          provider === 'azure'
            ? 'Boot diagnostics shows the screen: `az vm boot-diagnostics get-boot-log`, or the serial console.'
            : 'The console shows the screen: `aws ec2 get-console-screenshot --instance-id ID`.',
        ),
  ],
  references: [
    'https://learn.microsoft.com/azure/virtual-machines/extensions/agent-windows',
    'https://learn.microsoft.com/troubleshoot/azure/virtual-desktop/troubleshoot-agent',
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/troubleshooting-ssm-agent.html',
  ],
  examples: [
    {
      name: 'not ready',
      facts: { cloudMachine: { ...healthy.cloudMachine, agent: 'notReady' } },
      verdict: 'recorded',
    },
    {
      name: 'the agent of Azure Virtual Desktop is refused since people stayed away',
      facts: missedWhile(AGENT, NOT_TAKEN, { '0': 'INVALID_REGISTRATION_TOKEN' }),
      unknown: ['cloudMachine'],
      verdict: 'logged',
    },
    {
      name: 'nothing but the word of the agent of Azure Virtual Desktop',
      facts: missedWhile(AGENT, NOT_TAKEN, { '0': 'INVALID_REGISTRATION_TOKEN' }, '2026-09-02T09:00:00.000Z'),
      unknown: ['cloudMachine', 'serverEvents', 'serverAttempts', 'clientAttempts', 'arrivals'],
      verdict: 'inferred',
    },
    { name: 'ready', verdict: 'ruledOut' },
    {
      name: 'the machine is off',
      facts: { cloudMachine: { ...healthy.cloudMachine, power: 'deallocated', agent: 'notReady' } },
      verdict: 'unclear',
    },
  ],
});

const UNREGISTERED =
  'The agent of Azure Virtual Desktop is not accepted by its service, so the host pool sends nobody to this machine';

/** The agent says again and again, since the last session, that the service does not take it. */
function refusedByService({
  began,
  incomparable,
  lastWorked = '',
}: Inputs['incident']): Inputs['incident']['began'][number] | undefined {
  return [...began, ...incomparable].find(
    ({ provider, id, fields, key, change, since, at }) =>
      provider === AGENT &&
      id === NOT_TAKEN &&
      change !== 'stopped' &&
      since.count >= AGAIN &&
      at > lastWorked &&
      !ownUpdate.test([key?.text ?? '', ...Object.values(fields)].join(' ')),
  );
}

/** The agent says so to the end of its log, and that log tells of nobody who ever got in: its word is all there is. */
function saidAlone(
  activity: Inputs['eventActivity'] | undefined,
  incident: Inputs['incident'] | undefined,
): Citation<'eventActivity'> | undefined {
  if (activity === undefined || (incident?.attempts.length ?? 0) > 0) return undefined;
  const kinds = activity.kinds.filter(({ provider }) => provider === AGENT);
  const told = kinds.find(
    ({ id, count, fieldsLast = {} }) =>
      id === NOT_TAKEN && count >= AGAIN && notTaken.test(Object.values(fieldsLast).join(' ')),
  );
  const ends = activity.logs
    .filter(({ computer }) => computer === told?.computer)
    .flatMap(({ spans }) => spans.at(-1)?.last ?? []);
  const isOver = ends.some((end) => millisOf(end) - millisOf(told?.last ?? '') > A_DAY);
  if (told === undefined || isOver) return undefined;
  const says = `WVD-Agent ${NOT_TAKEN} ×${told.count}, the last at ${minuteOf(told.last)}: ${Object.values(
    told.fieldsLast ?? {},
  )
    .join(' ')
    .slice(0, 120)}`;
  return cite('eventActivity', says);
}

const isMissed = ({ failing, onset }: Inputs['incident']) => failing === 'yes' || onset?.how === 'silence';

const A_DAY = 86_400_000;
/** It asks once and is then told yes: a host that starts may be told no before that. */
const AGAIN = 3;

const words = {
  ready: 'ready',
  notReady: 'not ready',
  lost: 'lost: it answered once',
  notRegistered: 'not registered',
} as const;
