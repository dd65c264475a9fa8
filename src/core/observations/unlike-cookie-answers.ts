import { healthy } from '../facts/healthy.ts';
import { endsInNegotiation } from '../facts/situations.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { beforeTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen } from './observation.ts';

type Answered = FactTypes['protocolAnswers'][number];

const offer = ['ssl', 'hybrid', 'hybridEx'] as const;
const well = { outcome: 'accepted', protocol: 'hybrid', flags: 0x1f } as const;
const closed = { outcome: 'closed', ms: 1, bytes: 0 } as const;

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
  needs: ['protocolAnswers'],

  look({ protocolAnswers }) {
    const full = protocolAnswers.filter((answered) => answered.offer.includes('hybrid'));
    const carrying = full.filter(({ cookie }) => cookie === true);
    const bare = full.filter(({ cookie }) => cookie !== true);
    if (carrying.length === 0 || bare.length === 0) return notLooked();
    const because = [
      cite('protocolAnswers', `with a user name in the request: ${outcomesOf(carrying)}`),
      cite('protocolAnswers', `without: ${outcomesOf(bare)}`),
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
      facts: {
        protocolAnswers: [
          { offer: [...offer], answer: well },
          { offer: [...offer], cookie: true, answer: closed },
          ...healthy.protocolAnswers.slice(1),
        ],
      },
      verdict: 'seen',
    },
    {
      name: 'answered with a user name only',
      ...endsInNegotiation('fin', 0, {
        protocolAnswers: [
          { offer: [...offer], answer: closed },
          { offer: [...offer], cookie: true, answer: well },
        ],
      }),
      verdict: 'seen',
    },
    {
      name: 'one of the requests without was cut as well: it comes and goes',
      facts: {
        protocolAnswers: [
          { offer: [...offer], answer: well },
          { offer: [...offer], answer: closed },
          { offer: [...offer], cookie: true, answer: closed },
        ],
      },
      verdict: 'notSeen',
    },
    { name: 'none was sent with a user name', verdict: 'notLooked' },
  ],
});

function isAnswered({ answer: { outcome } }: Answered): boolean {
  return outcome === 'accepted' || outcome === 'refused';
}

/** Silence may be a lost packet; a close or a reset was sent by somebody. */
function isCut({ answer: { outcome } }: Answered): boolean {
  return outcome === 'closed' || outcome === 'reset';
}

function outcomesOf(answers: readonly Answered[]): string {
  return answers.map(({ answer }) => answer.outcome).join(', ');
}
