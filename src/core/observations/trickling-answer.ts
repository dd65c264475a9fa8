import { rateWords } from '../codes/ending-words.ts';
import { endsInEncryption, endsInNegotiation } from '../facts/situations.ts';
import { citeDeath } from '../judging/death.ts';
import { sources } from '../judging/sources.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen } from './observation.ts';

const trickled = { pieces: 12, longestPauseMs: 510, bytesPerSecond: 40 } as const;

export const tricklingAnswer = defineObservation({
  id: 'trickling-answer',
  title: 'The answer keeps coming, far too slowly for a client to wait for it',
  phase: 'negotiation',
  impact: 'blocks',
  ending: true,
  covers: ['unfinished-answer', 'stalled-handshake', 'silent-listener'],
  explanation:
    'Nothing hangs: bytes arrive piece by piece until the patience of a client is over. A bandwidth limit, a full line, a tarpit that slows strangers down or an overloaded proxy does this; a service that hangs sends nothing.',
  needs: ['phaseOfDeath'],

  look({ phaseOfDeath: death }) {
    const { phase, ending } = death;
    if (phase === 'none' || ending === undefined) return notLooked();
    if (ending.trickled === undefined) return notSeen(...citeDeath(death));
    const { pieces, longestPauseMs, bytesPerSecond } = ending.trickled;
    return {
      is: 'seen',
      title: `The answer trickles in at ${rateWords(bytesPerSecond)} and does not end in time`,
      phase,
      because: [
        cite(
          'phaseOfDeath',
          `${ending.bytes} bytes in ${pieces} pieces within ${Math.round(ending.ms)} ms, the longest pause ${longestPauseMs} ms`,
        ),
      ],
    };
  },

  remedies: () => [
    byHand(
      'Find the narrow place',
      'network',
      'Check from the network of the server: if the answer is quick there, the limit lies in between (shaping, a full line, a proxy, a tarpit).',
      'Ask whether this address was slowed down by a brute-force guard after earlier attempts.',
    ),
  ],
  wouldNotHelp: ['restarting the Remote Desktop service: it answers', 'a new certificate'],
  settledBy: 'rdpdoctor check HOST from the network of the server',
  references: [sources.connectionConfirm],
  examples: [
    {
      name: 'a byte a second in negotiation',
      ...endsInNegotiation('silence', 5, {
        phaseOfDeath: {
          phase: 'negotiation',
          ending: { by: 'silence', after: 'connectionRequest', ms: 6_000, bytes: 5, trickled },
          sameEnding: 3,
          attempts: 3,
        },
      }),
      verdict: 'seen',
    },
    {
      name: 'in encryption',
      ...endsInEncryption(
        { outcome: 'timedOut', ms: 5_000, bytes: 200, sawServerHello: true, sawCertificate: false },
        {
          phaseOfDeath: {
            phase: 'encryption',
            ending: { by: 'silence', after: 'clientHello', ms: 5_000, bytes: 200, trickled },
            sameEnding: 3,
            attempts: 3,
          },
        },
      ),
      verdict: 'seen',
    },
    { name: 'silence', ...endsInNegotiation('silence'), verdict: 'notSeen' },
    { name: 'it lives', verdict: 'notLooked' },
  ],
});
