import { problemWords, speakers } from '../codes/problem-words.ts';
import { endsInSignIn } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { sources } from '../judging/sources.ts';
import { cite, defineObservation, notSeen } from './observation.ts';

export const foreignServiceInTls = defineObservation({
  id: 'foreign-service-in-tls',
  title: 'Another service than Remote Desktop answers inside the encryption',
  phase: 'signIn',
  impact: 'blocks',
  ending: true,
  covers: ['closed-credssp'],
  explanation:
    'Negotiation and TLS work, and what answers the sign-in speaks another protocol: a reverse proxy, a load balancer in HTTP mode or a gateway ends the encryption and hands it to something that is not Remote Desktop.',
  needs: ['credssp'],

  look({ credssp }) {
    if (credssp.outcome !== 'malformed' || credssp.problem.code !== 'otherProtocol')
      return notSeen(cite('credssp', 'what answers the sign-in is no other protocol that is known'));
    const name = speakers[String(credssp.problem.params?.['speaks'] ?? '')] ?? 'another service';
    return {
      is: 'seen',
      title: `${name[0]?.toUpperCase() ?? ''}${name.slice(1)} answers inside the encryption, not Remote Desktop`,
      because: [cite('credssp', problemWords(credssp.problem))],
    };
  },

  remedies: () => [
    byHand(
      'Look at what ends the encryption',
      'network',
      'Find the proxy, load balancer or gateway that owns this address, and let it pass TCP 3389 through unopened (TCP mode, not HTTP mode).',
      'From the network of the server, check the server itself: `rdpdoctor check SERVER`.',
    ),
  ],
  wouldNotHelp: ['reading event 4625: no sign-in reached the server'],
  settledBy: 'rdpdoctor check from the network of the server',
  references: [sources.tsRequest],
  examples: [
    {
      name: 'HTTP inside TLS',
      ...endsInSignIn({
        outcome: 'malformed',
        problem: { code: 'otherProtocol', params: { speaks: 'http' } },
      }),
      verdict: 'seen',
    },
    { name: 'the server asks for the password', verdict: 'notSeen' },
  ],
});
