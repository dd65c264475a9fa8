import { healthy } from '../facts/healthy.ts';
import { endsInNegotiation } from '../facts/situations.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { beforeTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen } from './observation.ts';

type Attempt = FactTypes['connectionAttempts'][number];

const [well] = healthy.connectionAttempts as [Attempt];
const cut: Attempt = {
  ...well,
  reached: 'negotiation',
  ending: { by: 'fin', after: 'connectionRequest', ms: 1, bytes: 0 },
};

export const unlikeCookieAnswers = defineObservation({
  id: 'unlike-cookie-answers',
  title: 'Requests are answered or cut by the user name they carry',
  phase: 'negotiation',
  impact: 'blocks',
  ending: true,
  whileAlive: true,
  covers: ['intermittent-handshake', 'closed-before-answer', 'reset-before-answer', 'silent-listener'],
  explanation:
    'mstsc writes the beginning of the user name into its first request (Cookie: mstshash=NAME). A Remote Desktop server takes no notice of it; load balancers route by it, and filters against scanners block by it.',
  needs: ['connectionAttempts'],

  look({ connectionAttempts }) {
    const asked = connectionAttempts.filter(({ reached }) => reached !== 'connection');
    const carrying = asked.filter(({ cookie }) => cookie === true);
    const bare = asked.filter(({ cookie }) => cookie !== true);
    // One of each may differ by chance.
    if (carrying.length === 0 || bare.length < 2) return notLooked();
    const because = [
      cite('connectionAttempts', `with a user name in the request: ${endsOf(carrying)}`),
      cite('connectionAttempts', `without: ${endsOf(bare)}`),
    ];
    if (carrying.every(isCut) && bare.every(isAnswered))
      return { is: 'seen', title: 'Something in front cuts requests that carry a user name', because };
    if (carrying.every(isAnswered) && bare.every(isCut))
      return {
        is: 'seen',
        title: 'Something in front answers only requests that carry a user name, as those of mstsc do',
        impact: 'degrades',
        because,
      };
    return notSeen(...because);
  },

  remedies: () => [
    byHand(
      'Look at what stands in front of the server',
      'network',
      'Look for a rule that reads the mstshash cookie: a load balancer that routes by it, or intrusion prevention that blocks the names of scanners.',
      'From the network of the server, check the server itself: `rdpdoctor check SERVER`.',
    ),
  ],
  wouldNotHelp: beforeTls,
  settledBy: 'rdpdoctor check from the network of the server',
  references: [sources.negotiationRequest],
  examples: [
    {
      name: 'closed with a user name, answered without',
      facts: { connectionAttempts: [well, { ...cut, cookie: true }, well] },
      verdict: 'seen',
    },
    {
      name: 'answered with a user name only',
      ...endsInNegotiation('fin', 0, { connectionAttempts: [cut, cut, { ...well, cookie: true }] }),
      verdict: 'seen',
    },
    {
      name: 'one of the requests without was cut as well: it comes and goes',
      facts: { connectionAttempts: [well, { ...cut, cookie: true }, well, cut] },
      verdict: 'notSeen',
    },
    { name: 'none was sent with a user name', verdict: 'notLooked' },
  ],
});

function isAnswered({ reached, ending }: Attempt): boolean {
  return reached !== 'negotiation' || ending.by === 'us' || ending.by === 'refusal';
}

/** Silence may be a lost packet; a close or a reset was sent by somebody. */
function isCut({ reached, ending }: Attempt): boolean {
  return reached === 'negotiation' && (ending.by === 'fin' || ending.by === 'rst');
}

function endsOf(attempts: readonly Attempt[]): string {
  const answered = attempts.filter(isAnswered).length;
  return `${answered} of ${attempts.length} answered`;
}
