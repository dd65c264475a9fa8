import { healthy } from '../facts/healthy.ts';
import { mostMs, tooBusySays } from '../facts/standstill.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen, seen } from './observation.ts';
import { sources } from '../judging/sources.ts';

const slowMs = 250;
const quality = healthy.connectionQuality;
const { rttMs: _, ...unmeasured } = quality;
const completed = { outcome: 'completed', version: 'TLS 1.3', cipher: 'TLS_AES_256_GCM_SHA384' } as const;

export const slowNetwork = defineObservation({
  id: 'slow-network',
  title: 'The way to the server is slow',
  phase: 'connection',
  impact: 'degrades',
  explanation:
    'RDP connects over such a way, but opening a session needs dozens of round trips, and typing feels late. ' +
    'By itself this does not cut a connection.',
  needs: ['connectionQuality'],
  uses: ['tlsHandshake'],

  look({ connectionQuality: { rttMs, stoodStillMs }, tlsHandshake }) {
    if (!rttMs) {
      const why = stoodStillMs === undefined ? 'no round trip could be measured' : tooBusySays(stoodStillMs);
      return notLooked(cite('connectionQuality', why));
    }
    const says = cite(
      'connectionQuality',
      `round trips of ${rttMs.min} to ${rttMs.max} ms, half of them above ${rttMs.median} ms`,
    );
    if (rttMs.median >= slowMs) return seen(says);
    // Packets are quick and bytes are not: nothing but a narrow place makes one handshake last so many round trips.
    if (tlsHandshake?.outcome !== 'completed' || mostMs(tlsHandshake) < NARROW_MS) return notSeen(says);
    if (tlsHandshake.ms < NARROW_MS)
      return notLooked(cite('tlsHandshake', tooBusySays(tlsHandshake.stoodStillMs ?? 0)));
    return {
      is: 'seen',
      title: `The server answers, and its bytes come very slowly: TLS alone took ${Math.round(tlsHandshake.ms / 100) / 10} s`,
      because: [
        cite('tlsHandshake', `completed after ${Math.round(tlsHandshake.ms)} ms`),
        cite('connectionQuality', `a round trip takes ${rttMs.median} ms: packets are quick, bytes are few`),
      ],
    };
  },

  remedies: () => [
    byHand(
      'Shorten the way',
      'network',
      'Compare with and without the VPN, by cable and by Wi-Fi: a detour or a full line shows at once.',
      'Choose a lower experience setting in the client, and let UDP 3389 through: RDP uses it to hide delay.',
    ),
  ],
  settledBy: 'rdpdoctor check HOST --repeat 10, while this machine has little else to do',
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'a satellite link',
      facts: { connectionQuality: { ...quality, rttMs: { min: 580, median: 640, max: 900 } } },
      verdict: 'seen',
    },
    {
      name: 'quick packets, and a handshake of three seconds',
      facts: { tlsHandshake: { ...completed, ms: 3_300 } },
      verdict: 'seen',
    },
    {
      name: 'a handshake of three seconds in which the machine that looked stood still',
      facts: { tlsHandshake: { ...completed, ms: 900, stoodStillMs: 2_400 } },
      verdict: 'notLooked',
    },
    {
      name: 'a handshake of three seconds beside a standstill',
      facts: { tlsHandshake: { ...completed, ms: 3_300, stoodStillMs: 2_400 } },
      verdict: 'seen',
    },
    {
      name: 'every connection opened while the machine that looked stood still',
      facts: { connectionQuality: { ...unmeasured, stoodStillMs: 2_900 } },
      verdict: 'notLooked',
    },
    {
      name: 'another continent',
      facts: { connectionQuality: { ...quality, rttMs: { min: 140, median: 150, max: 210 } } },
      verdict: 'notSeen',
    },
  ],
});

/** Milliseconds that no handshake of two or three round trips lasts on a quick way. */
const NARROW_MS = 2_500;
