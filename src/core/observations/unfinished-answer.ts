import { endsInNegotiation } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { citeDeath } from '../judging/death.ts';
import { beforeTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';

export const unfinishedAnswer = defineObservation({
  id: 'unfinished-answer',
  title: 'The answer begins and does not come to its end',
  phase: 'negotiation',
  impact: 'blocks',
  ending: true,
  explanation:
    'A few bytes of an answer arrived and the rest did not, or so slowly that no client waits for it. A tarpit that slows down strangers, a failing or overloaded proxy, or a way that loses most packets does this; ' +
    'a Remote Desktop server sends its 19-byte answer in one packet.',
  needs: ['rdpNegotiation'],
  uses: ['phaseOfDeath'],

  look({ rdpNegotiation: answer, phaseOfDeath }) {
    if (!('bytes' in answer)) return notSeen(cite('rdpNegotiation', 'a complete answer came'));
    const says = cite(
      'rdpNegotiation',
      `${answer.bytes} bytes in ${answer.ms} ms, then ${then[answer.outcome]}`,
    );
    if (answer.bytes === 0) return notSeen(says);
    return seen(says, ...citeDeath(phaseOfDeath));
  },

  remedies: () => [
    byHand(
      'Find out what breaks the answer off',
      'network',
      'Check from the network of the server: if the whole answer comes there, what holds it up is in between (proxy, tarpit, loss).',
      'Ask whether this address was blocked by a brute-force guard after earlier attempts.',
    ),
  ],
  wouldNotHelp: beforeTls,
  settledBy: 'rdpdoctor check HOST from the network of the server',
  references: [sources.connectionConfirm],
  examples: [
    { name: 'five bytes in five seconds', ...endsInNegotiation('silence', 5), verdict: 'seen' },
    { name: 'nine bytes, then a close', ...endsInNegotiation('fin', 9), verdict: 'seen' },
    {
      name: 'no byte at all',
      ...endsInNegotiation('silence'),
      verdict: 'notSeen',
    },
  ],
});

const then = { timedOut: 'silence', closed: 'a close (FIN)', reset: 'a reset (RST)' } as const;
