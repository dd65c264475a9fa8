import { negotiate } from '../../core/protocol/negotiation.ts';
import { drive } from '../wire/drive.ts';
import { ownNow } from '../time/own-time.ts';
import { answerOf, endingOf, round, type Attempt, type Offer } from '../interview/attempt.ts';
import { clientCookie } from './handshake.ts';
import { failedAttempt } from '../interview/failed-attempt.ts';
import { defineProbe, type Found, type Look, type Probe } from '../interview/probe.ts';
import { askStandardSecurity } from './standard-security.ts';

/** How the server answers other offers than mstsc's; each is one connection. */
export const offers: readonly Probe[] = [
  offerProbe(['rdp'], 'whether standard RDP security is accepted', (answered) => (answered ? 60 : 0)),
  offerProbe(['ssl'], 'whether TLS without NLA is accepted', (answered) => (answered ? 55 : 0)),
  offerProbe(['none'], 'whether a request without negotiation is answered', (answered, deep) => {
    if (answered) return deep ? 15 : 0;
    return 40;
  }),
  offerProbe(['hybrid'], 'whether NLA without early user authorization is accepted', deepOnly(18)),
  offerProbe(['rdstls'], 'whether RDSTLS is accepted', deepOnly(14)),
  offerProbe(['rdsaad'], 'whether Entra ID sign-in is accepted', deepOnly(13)),
  offerProbe(
    ['ssl', 'hybrid', 'hybridEx'],
    'whether a routing cookie changes the answer',
    deepOnly(12),
    clientCookie,
  ),
];

function deepOnly(urgency: number) {
  return (answered: boolean, deep: boolean) => (answered && deep ? urgency : 0);
}

function offerProbe(
  offer: Offer,
  asks: string,
  urgency: (answered: boolean, deep: boolean) => number,
  cookie?: string,
): Probe {
  return defineProbe({
    name: `offer-${offer.join('-')}${cookie === undefined ? '' : '-cookie'}`,
    asks,
    provides: offer.includes('rdp') ? ['protocolAnswers', 'standardSecurity'] : ['protocolAnswers'],
    connections: { least: 1, most: 1 },
    urgency({ rdpNegotiation }, { deep }) {
      if (rdpNegotiation === undefined) return 0;
      const { outcome } = rdpNegotiation;
      return urgency(outcome === 'accepted' || outcome === 'refused', deep);
    },
    async run(look, known) {
      const found = await askOffer(offer, look, cookie);
      // What the client's own offer led to counts for more.
      return known.standardSecurity === undefined ? found : { ...found, facts: {} };
    },
  });
}

/** One connection request with an offer, and what is behind it where that is standard RDP security. */
export async function askOffer(offer: Offer, look: Look, cookie: string | undefined): Promise<Found> {
  const opened = await look.open();
  if (opened.outcome !== 'open') return failedAttempt(opened, offer, look, false);
  const started = ownNow();
  const { socket } = opened;
  try {
    const { result, trace } = await drive(
      negotiate(offer, cookie === undefined ? {} : { cookie }),
      socket,
      look.limits,
    );
    const answers = [
      { offer, ...(cookie === undefined ? {} : { cookie: true }), answer: answerOf(result, trace) },
    ];
    const attempt = (ending: Attempt['ending'], reached: Attempt['reached'] = 'negotiation'): Attempt => ({
      address: look.address,
      offer,
      reached,
      ending,
      ms: round(ownNow() - started),
      at: new Date().toISOString(),
      asClient: false,
      cutShort: look.signal.aborted,
      lines: [],
      ...(cookie === undefined ? {} : { cookie: true }),
    });
    if (result.outcome !== 'accepted') {
      return {
        facts: {},
        answers,
        attempts: [attempt(endingOf(result.outcome, 'connectionRequest', trace))],
      };
    }
    if (result.protocol === 'rdp' && offer.includes('rdp')) {
      const { ending, standard } = await askStandardSecurity(socket, look.limits);
      const facts = standard === undefined ? {} : { standardSecurity: standard };
      return { facts, answers, attempts: [attempt(ending, 'encryption')] };
    }
    const ours = { by: 'us', after: 'connectionRequest', ms: round(trace.ms), bytes: trace.bytesIn } as const;
    return { facts: {}, answers, attempts: [attempt(ours)] };
  } finally {
    socket.destroy();
  }
}
