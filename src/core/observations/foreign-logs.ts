import { foreignLogOf, machinesMeant } from '../judging/foreign-log.ts';
import { sources } from '../judging/sources.ts';
import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen } from './observation.ts';

export const foreignLogs = defineObservation({
  id: 'foreign-logs',
  title: 'The logs are of another machine than the one that is asked for',
  phase: 'name',
  impact: 'informs',
  explanation:
    'What these logs hold, and what they do not hold, says nothing about the server that the client connects to. If the name is an alias of this machine, connect by its own name once, or give a log in which the connection arrives.',
  needs: ['serverEvents'],
  uses: ['ntlmIdentity', 'hostSystem', 'nameMatch', 'clientEvents', 'clientAttempts', 'timeline'],

  look(facts) {
    const { serverEvents, clientAttempts } = facts;
    if (serverEvents.covers.every(({ computer }) => computer === '') || machinesMeant(facts).size === 0)
      return notLooked();
    const foreign = foreignLogOf(facts);
    const [own] = serverEvents.covers;
    if (foreign === undefined)
      return notSeen(cite('serverEvents', `nothing says that ${own?.computer ?? 'it'} is another machine`));
    const asked = clientAttempts?.at(-1)?.server;
    return {
      is: 'seen',
      title: `The logs are of ${foreign}${asked === undefined ? ', another machine' : `; the client connects to ${asked}`}`,
      because: [cite('serverEvents', `the logs name ${foreign} as their computer`)],
    };
  },

  remedies: () => [
    byHand(
      'Export the logs on the server itself',
      'server',
      'rdpdoctor collector on the machine that the name leads to; `Resolve-DnsName NAME` shows which one that is.',
    ),
  ],
  settledBy: 'the logs of the server that is asked for',
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'the client connects to one server, the logs are of another',
      facts: {
        clientAttempts: [{ ...healthy.clientAttempts[0]!, server: 'srv77', arrived: 'notCovered' }],
      },
      unknown: ['ntlmIdentity', 'hostSystem', 'nameMatch', 'timeline', 'tlsCertificate'],
      verdict: 'seen',
    },
    { name: 'the same machine', verdict: 'notSeen' },
    {
      name: 'logs alone, and nobody said which machine is meant',
      unknown: ['ntlmIdentity', 'hostSystem', 'nameMatch', 'clientAttempts', 'timeline', 'tlsCertificate'],
      verdict: 'notLooked',
    },
    { name: 'no log of a server', unknown: ['serverEvents'], verdict: 'notLooked' },
  ],
});
