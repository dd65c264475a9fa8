import { endsInNegotiation } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { citeDeath } from '../judging/death.ts';
import { beforeTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';

export const silentListener = defineObservation({
  id: 'silent-listener',
  title: 'The port accepts connections and never answers',
  phase: 'negotiation',
  impact: 'blocks',
  ending: true,
  explanation:
    'The connection opens, and no byte follows. The system of the host accepts connections on behalf of a program that has hung, so a stuck Remote Desktop service looks like this; ' +
    'so does a proxy that waits for its own target, and a firewall that lets the opening through and drops what follows.',
  needs: ['rdpNegotiation'],
  uses: ['phaseOfDeath', 'portSpeech', 'services', 'sessions'],

  look({ rdpNegotiation: answer, phaseOfDeath, portSpeech, services, sessions }) {
    if (answer.outcome !== 'timedOut')
      return notSeen(cite('rdpNegotiation', `the request was not met with silence (${answer.outcome})`));
    if (answer.bytes > 0) return notSeen(cite('rdpNegotiation', `${answer.bytes} bytes came`));
    const other = portSpeech && !['rdp', 'silent', 'unknown'].includes(portSpeech.protocol);
    if (other) return notSeen(cite('portSpeech', `the port speaks ${portSpeech.protocol}`));
    const silent = cite('rdpNegotiation', `no byte within ${answer.ms} ms of the connection request`);
    const hung = [
      ...(sessions?.listening === false ? [cite('sessions', 'the listener of the server is down')] : []),
      ...(services?.['TermService']?.state === 'starting' || services?.['TermService']?.state === 'stopping'
        ? [cite('services', `TermService is ${services['TermService'].state}`)]
        : []),
    ];
    return seen(silent, ...citeDeath(phaseOfDeath), ...hung);
  },

  remedies: () => [
    byHand(
      'Tell a hung service from something in between',
      'server',
      'From the network of the server, or on it: `rdpdoctor check 127.0.0.1`. Silence there too means the service itself hangs.',
      'If it answers there, look at the proxy or firewall between here and the server.',
    ),
    {
      title: 'Restart the Remote Desktop service',
      on: 'server',
      actions: [{ kind: 'restartServices', services: ['TermService'] }],
    },
  ],
  wouldNotHelp: beforeTls,
  settledBy: 'rdpdoctor check 127.0.0.1, run on the server',
  references: [sources.generalTroubleshooting],
  examples: [
    { name: 'five seconds of silence', ...endsInNegotiation('silence'), verdict: 'seen' },
    { name: 'closed', ...endsInNegotiation('fin'), verdict: 'notSeen' },
    {
      name: 'a byte now and then',
      ...endsInNegotiation('silence', 5),
      verdict: 'notSeen',
    },
  ],
});
