import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen, seen } from './observation.ts';
import { sources } from '../judging/sources.ts';

const slowMs = 250;
const quality = healthy.connectionQuality;

export const slowNetwork = defineObservation({
  id: 'slow-network',
  title: 'The way to the server is slow',
  phase: 'connection',
  impact: 'degrades',
  explanation:
    `Half of all round trips take ${slowMs} ms or longer. RDP connects over such a way, but opening a session needs dozens of round trips, ` +
    'and typing feels late. By itself this does not cut a connection.',
  needs: ['connectionQuality'],

  look({ connectionQuality: { rttMs } }) {
    if (!rttMs) return notLooked(cite('connectionQuality', 'no round trip could be measured'));
    const says = cite(
      'connectionQuality',
      `round trips of ${rttMs.min} to ${rttMs.max} ms, half of them above ${rttMs.median} ms`,
    );
    return rttMs.median < slowMs ? notSeen(says) : seen(says);
  },

  remedies: () => [
    byHand(
      'Shorten the way',
      'network',
      'Compare with and without the VPN, by cable and by Wi-Fi: a detour or a full line shows at once.',
      'Choose a lower experience setting in the client, and let UDP 3389 through: RDP uses it to hide delay.',
    ),
  ],
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'a satellite link',
      facts: { connectionQuality: { ...quality, rttMs: { min: 580, median: 640, max: 900 } } },
      verdict: 'seen',
    },
    {
      name: 'another continent',
      facts: { connectionQuality: { ...quality, rttMs: { min: 140, median: 150, max: 210 } } },
      verdict: 'notSeen',
    },
  ],
});
