import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen, seen } from './observation.ts';
import { citeDeath } from '../judging/death.ts';
import { sources } from '../judging/sources.ts';

const percent = (ratio: number) => Math.round(ratio * 100);
const quality = healthy.connectionQuality;

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
  uses: ['phaseOfDeath'],

  look({ connectionQuality: { attempts, completed, ratioLow, ratioHigh, betterWhenPaced }, phaseOfDeath }) {
    const says = cite(
      'connectionQuality',
      `${completed} of ${attempts} connections reached the end of negotiation (95 % interval: ${percent(ratioLow)} to ${percent(ratioHigh)} %)`,
    );
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
      facts: { connectionQuality: { ...quality, completed: 5, ratioLow: 0.24, ratioHigh: 0.76 } },
      verdict: 'seen',
    },
    {
      name: 'nine of ten, and all one after the other',
      facts: {
        connectionQuality: {
          ...quality,
          completed: 9,
          ratioLow: 0.6,
          ratioHigh: 0.98,
          betterWhenPaced: true,
        },
      },
      verdict: 'seen',
    },
    {
      name: 'two of two are too few to tell',
      facts: { connectionQuality: { ...quality, attempts: 2, completed: 2, ratioLow: 0.34 } },
      verdict: 'notLooked',
    },
    {
      name: 'ten of ten',
      facts: { connectionQuality: quality },
      verdict: 'notSeen',
    },
  ],
});
