import { offerWords } from '../codes/offer-words.ts';
import { healthy } from '../facts/healthy.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen, seen } from './observation.ts';
import { citeDeath } from '../judging/death.ts';
import { sources } from '../judging/sources.ts';

const percent = (ratio: number) => Math.round(ratio * 100);
const measured = healthy.connectionQuality;

type Attempt = FactTypes['connectionAttempts'][number];
const ofRdp = (ending: Attempt['ending']): Attempt => ({
  address: '192.0.2.11',
  offer: ['rdp'],
  reached: 'negotiation',
  ending,
  ms: 2,
});

export const intermittentHandshake = defineObservation({
  id: 'intermittent-handshake',
  title: 'Some connections are cut and others are not',
  phase: 'connection',
  impact: 'blocks',
  ending: true,
  covers: ['closed-before-answer', 'reset-before-answer', 'silent-listener'],
  explanation:
    'The same request sometimes succeeds and sometimes ends early. Typical reasons: a load balancer with one dead member, two machines with one address, a listener at its limit, ' +
    'or a device on the way that is overloaded. A certificate or a setting of the server would fail every time.',
  needs: ['connectionQuality'],
  uses: ['phaseOfDeath', 'connectionAttempts'],

  look({ connectionQuality: quality, phaseOfDeath, connectionAttempts = [] }) {
    const { attempts, completed, ratioLow, ratioHigh, betterWhenPaced } = quality;
    const says = cite(
      'connectionQuality',
      `${completed} of ${attempts} connections got through (95 % interval: ${percent(ratioLow)} to ${percent(ratioHigh)} %)`,
    );
    const sometimes = unlikeFates(connectionAttempts);
    if (sometimes !== undefined && completed > 0) return seen(sometimes, ...citeDeath(phaseOfDeath));
    if (completed === attempts && ratioLow < 0.6) return notLooked();
    if (completed === attempts || completed === 0) return notSeen(says);
    const paced = betterWhenPaced ? [cite('connectionQuality', 'one after the other they succeed')] : [];
    return seen(says, ...paced, ...citeDeath(phaseOfDeath));
  },

  remedies: () => [
    byHand(
      'Find what differs between the connections',
      'network',
      'Check each address of the name, and each member behind a load balancer, by itself: `rdpdoctor check ADDRESS`.',
      'Compare the certificate thumbprints of several checks: two different ones mean two machines.',
    ),
  ],
  wouldNotHelp: ['a new certificate or a changed setting: these would fail every time'],
  settledBy: 'rdpdoctor check HOST --deep (more, paced connections)',
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'five of ten',
      facts: { connectionQuality: { ...measured, completed: 5, ratioLow: 0.24, ratioHigh: 0.76 } },
      verdict: 'seen',
    },
    {
      name: 'nine of ten, and all one after the other',
      facts: {
        connectionQuality: {
          ...measured,
          completed: 9,
          ratioLow: 0.6,
          ratioHigh: 0.98,
          betterWhenPaced: true,
        },
      },
      verdict: 'seen',
    },
    {
      name: 'the request for standard security is cut once and answered once',
      facts: {
        connectionQuality: { ...measured, attempts: 2, completed: 2, ratioLow: 0.34 },
        connectionAttempts: [
          ...healthy.connectionAttempts,
          ofRdp({ by: 'rst', after: 'connectionRequest', ms: 1, bytes: 0 }),
          ofRdp({ by: 'refusal', after: 'connectionRequest', ms: 1, bytes: 19 }),
        ],
      },
      verdict: 'seen',
    },
    {
      name: 'it is always cut: that may be meant so',
      facts: {
        connectionAttempts: [
          ...healthy.connectionAttempts,
          ofRdp({ by: 'rst', after: 'connectionRequest', ms: 1, bytes: 0 }),
          ofRdp({ by: 'rst', after: 'connectionRequest', ms: 1, bytes: 0 }),
        ],
      },
      verdict: 'notSeen',
    },
    {
      name: 'two of two are too few to tell',
      facts: { connectionQuality: { ...measured, attempts: 2, completed: 2, ratioLow: 0.34 } },
      verdict: 'notLooked',
    },
    {
      name: 'ten of ten',
      facts: { connectionQuality: measured },
      verdict: 'notSeen',
    },
  ],
});

/** The same request to the same address, answered once and cut before an answer another time; other requests may rightly be cut. */
function unlikeFates(attempts: readonly Attempt[]) {
  const asked = attempts.filter(({ reached }) => reached !== 'connection');
  for (const one of asked.filter(isCut)) {
    const same = asked.filter((other) => requestOf(other) === requestOf(one));
    const cut = same.filter(isCut).length;
    const answered = same.filter(isAnswered).length;
    if (answered > 0)
      return cite(
        'connectionAttempts',
        `the same request (${offerWords(one.offer)}${one.cookie === true ? ', with a user name' : ''}) was answered ${answered} of ${same.length} times and cut or left without an answer ${cut} of ${same.length} times`,
      );
  }
  return undefined;
}

function requestOf({ address, offer, cookie }: Attempt): string {
  return [address, cookie === true, ...offer].join(' ');
}

function isCut({ reached, ending: { by, bytes } }: Attempt): boolean {
  return reached === 'negotiation' && bytes === 0 && (by === 'fin' || by === 'rst' || by === 'silence');
}

function isAnswered({ reached, ending: { by } }: Attempt): boolean {
  return reached !== 'negotiation' || by === 'us' || by === 'refusal';
}
