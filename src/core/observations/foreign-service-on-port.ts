import { speakers } from '../codes/problem-words.ts';
import { endsInNegotiation } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen } from './observation.ts';
import { citeDeath } from '../judging/death.ts';
import { beforeTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';

export const foreignServiceOnPort = defineObservation({
  id: 'foreign-service-on-port',
  title: 'Another service than Remote Desktop answers on the port',
  phase: 'connection',
  impact: 'blocks',
  ending: true,
  covers: [
    'malformed-negotiation',
    'closed-before-answer',
    'reset-before-answer',
    'silent-listener',
    'unfinished-answer',
  ],
  explanation:
    'What answers on this port speaks another protocol. Either the port number is not the one Remote Desktop uses here, another program has taken the port, or a forwarding rule leads to the wrong place.',
  needs: ['portSpeech'],
  uses: ['phaseOfDeath', 'rdpNegotiation', 'portOwner'],

  look({ portSpeech: { protocol, banner }, phaseOfDeath, rdpNegotiation, portOwner }) {
    if (rdpNegotiation?.outcome === 'accepted' || rdpNegotiation?.outcome === 'refused')
      return notSeen(cite('rdpNegotiation', 'the port answers the RDP request as RDP'));
    const name = protocol === 'rdp' ? undefined : speakers[protocol];
    if (protocol === 'unknown')
      return notLooked(
        cite('portSpeech', `it is not a protocol that is recognised${banner ? `: "${banner}"` : ''}`),
      );
    if (!name) return notSeen(cite('portSpeech', `the port: ${protocol}`));
    const says = cite('portSpeech', `${name} answers${banner ? `: "${banner}"` : ''}`);
    const owner = portOwner?.process
      ? [cite('portOwner', `${portOwner.process} has the port on the server`)]
      : [];
    return {
      is: 'seen',
      title: `${name[0]?.toUpperCase()}${name.slice(1)} answers on this port, not Remote Desktop${banner ? ` ("${banner}")` : ''}`,
      because: [says, ...owner, ...citeDeath(phaseOfDeath)],
    };
  },

  remedies: ({ portSpeech: { protocol } }) => [
    byHand(
      'Find the right port, or free this one',
      'server',
      'Look which port Remote Desktop listens on: PortNumber under HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp.',
      'Look who has this port: `Get-NetTCPConnection -State Listen -LocalPort PORT`, then `Get-Process -Id OWNINGPROCESS`.',
      protocol === 'nomachine' || protocol === 'vnc'
        ? 'If this machine is meant to be reached with another remote program, use its client.'
        : 'Check that the forwarding rule leads to the right machine and port.',
    ),
  ],
  wouldNotHelp: beforeTls,
  settledBy: 'rdpdoctor check HOST',
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'a web server',
      ...endsInNegotiation('fin', 0, {
        rdpNegotiation: {
          outcome: 'malformed',
          problem: { code: 'otherProtocol', params: { speaks: 'http' } },
        },
        portSpeech: { protocol: 'http', banner: 'HTTP/1.1 400 Bad Request' },
      }),
      verdict: 'seen',
    },
    {
      name: 'an SSH server that closes',
      ...endsInNegotiation('fin', 21, { portSpeech: { protocol: 'ssh', banner: 'SSH-2.0-OpenSSH_9.2' } }),
      verdict: 'seen',
    },
    {
      name: 'a web server on another address of a host that speaks RDP',
      facts: { portSpeech: { protocol: 'http' } },
      verdict: 'notSeen',
    },
    {
      name: 'bytes nobody recognises',
      ...endsInNegotiation('fin', 0, {
        rdpNegotiation: { outcome: 'malformed', problem: { code: 'notRdp', params: { first: '09' } } },
        portSpeech: { protocol: 'unknown', banner: '..x..' },
      }),
      verdict: 'notLooked',
    },
  ],
});
