import { healthy } from '../facts/healthy.ts';
import { tooBusySays } from '../facts/standstill.ts';
import { byHand } from '../remedy/remedy.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { cite, defineCause, inferred, ruledOut, unclear, type Verdict } from './cause.ts';

/** Connections without a lost packet from which on loss that hurts is unlikely. */
const enough = 6;
const quality = healthy.connectionQuality;

export const lossyNetwork = defineCause({
  id: 'lossy-network',
  title: 'The network loses packets on the way to the server',
  phase: 'connection',
  impact: 'degrades',
  predicts: ['intermittent-handshake', 'slow-network'],
  shows: ['packets-lost'],
  explanation:
    'Connections took one or three seconds longer than the others: the time after which a lost first packet is sent again. ' +
    'With such loss a handshake of a dozen packets often stalls, and a session freezes and drops.',
  needs: [],
  uses: ['connectionQuality', 'capturePath'],

  detect({ connectionQuality, capturePath }) {
    if (!connectionQuality) return capturePath ? lossIn(capturePath) : unclear();
    const { attempts, synRetransmissions, completed, stoodStillMs } = connectionQuality;
    const lost = cite(
      'connectionQuality',
      `${synRetransmissions} of ${attempts} connections needed their first packet sent again`,
    );
    const path =
      capturePath &&
      cite('capturePath', `${capturePath.retransmissions} of ${capturePath.packets} packets were sent again`);
    const captured =
      capturePath !== undefined &&
      capturePath.retransmissions >= 5 &&
      capturePath.retransmissions / capturePath.packets > 0.03;
    const proof = path ? [lost, path] : [lost];
    if (synRetransmissions === 0 && !captured && stoodStillMs !== undefined)
      return unclear(cite('connectionQuality', tooBusySays(stoodStillMs)));
    if (synRetransmissions === 0 && !captured && attempts < enough && !path) return unclear();
    if (synRetransmissions === 0 && !captured) return ruledOut(...proof);
    const often = synRetransmissions >= 2 && synRetransmissions / attempts >= 0.1;
    const ended = cite('connectionQuality', `${completed} of ${attempts} connections got through`);
    if (synRetransmissions > 0 && completed < attempts) return inferred(...proof, ended);
    // A listener whose queue is full drops a first packet now and then as well.
    return often || captured ? inferred(...proof, ended) : unclear(...proof);
  },

  remedies: () => [
    byHand(
      'Find the part of the way that loses packets',
      'network',
      'Try from a cable instead of Wi-Fi, without the VPN, and from another network; compare `rdpdoctor check HOST --deep` each time.',
      'Look at `pathping HOST`: loss that begins at one hop and stays from there on belongs to that hop.',
    ),
  ],
  wouldNotHelp: ['raising MaxOutstandingConnections: the server accepts what arrives'],
  settledBy: 'rdpdoctor check HOST --deep (more, paced connections)',
  references: ['https://www.rfc-editor.org/rfc/rfc6298#section-2'],
  examples: [
    {
      name: 'one first packet sent again is no pattern',
      facts: { connectionQuality: { ...quality, synRetransmissions: 1 } },
      verdict: 'unclear',
    },
    {
      name: 'two connections are too few to tell',
      facts: { connectionQuality: { ...quality, attempts: 2, completed: 2, ratioLow: 0.34 } },
      unknown: ['capturePath'],
      verdict: 'unclear',
    },
    {
      name: 'a quarter of the first packets lost',
      facts: {
        connectionQuality: {
          ...quality,
          attempts: 20,
          completed: 20,
          synRetransmissions: 5,
          rttMs: { min: 8, median: 10, max: 3_020 },
        },
      },
      verdict: 'inferred',
    },
    {
      name: 'lost first packets and broken handshakes',
      facts: {
        connectionQuality: {
          ...quality,
          attempts: 20,
          completed: 14,
          synRetransmissions: 5,
          ratioLow: 0.48,
          ratioHigh: 0.85,
        },
      },
      verdict: 'inferred',
    },
    {
      name: 'broken handshakes without a lost packet',
      facts: {
        connectionQuality: { ...quality, attempts: 20, completed: 14, ratioLow: 0.48, ratioHigh: 0.85 },
      },
      verdict: 'ruledOut',
    },
    {
      name: 'two of twenty packets lost',
      facts: { connectionQuality: { ...quality, attempts: 20, completed: 20, synRetransmissions: 2 } },
      unknown: ['capturePath'],
      verdict: 'inferred',
    },
    {
      name: 'two of twenty-one packets lost',
      facts: { connectionQuality: { ...quality, attempts: 21, completed: 21, synRetransmissions: 2 } },
      unknown: ['capturePath'],
      verdict: 'unclear',
    },
    {
      name: 'six whole connections are enough',
      facts: { connectionQuality: { ...quality, attempts: 6, completed: 6, synRetransmissions: 0 } },
      unknown: ['capturePath'],
      verdict: 'ruledOut',
    },
    {
      name: 'whole connections, and no time for some of them',
      facts: {
        connectionQuality: {
          ...quality,
          attempts: 6,
          completed: 6,
          synRetransmissions: 0,
          stoodStillMs: 1_100,
        },
      },
      unknown: ['capturePath'],
      verdict: 'unclear',
    },
    {
      name: 'five are too few',
      facts: { connectionQuality: { ...quality, attempts: 5, completed: 5, synRetransmissions: 0 } },
      unknown: ['capturePath'],
      verdict: 'unclear',
    },
    {
      name: 'a capture with 10 of 190 packets sent again',
      facts: { capturePath: { ...healthy.capturePath, packets: 190, retransmissions: 10 } },
      unknown: ['connectionQuality'],
      verdict: 'inferred',
    },
    {
      name: 'a capture with 10 of 200 packets sent again',
      facts: { capturePath: { ...healthy.capturePath, packets: 200, retransmissions: 10 } },
      unknown: ['connectionQuality'],
      verdict: 'unclear',
    },
    {
      name: 'a capture with 9 of 50 packets sent again',
      facts: { capturePath: { ...healthy.capturePath, packets: 50, retransmissions: 9 } },
      unknown: ['connectionQuality'],
      verdict: 'unclear',
    },
    {
      name: 'a capture with 5 of 50 packets sent again',
      facts: { capturePath: { ...healthy.capturePath, packets: 50, retransmissions: 5 } },
      unknown: ['connectionQuality'],
      verdict: 'unclear',
    },
    {
      name: 'a capture with 4 of 50 packets sent again',
      facts: { capturePath: { ...healthy.capturePath, packets: 50, retransmissions: 4 } },
      unknown: ['connectionQuality'],
      verdict: 'ruledOut',
    },
    {
      name: 'a capture beside whole connections',
      facts: {
        connectionQuality: quality,
        capturePath: { ...healthy.capturePath, packets: 100, retransmissions: 5 },
      },
      verdict: 'inferred',
    },
  ],
});

/** What one captured connection tells: many segments sent again, while others got through. */
function lossIn({ packets, retransmissions }: FactTypes['capturePath']): Verdict<'capturePath'> {
  const says = cite('capturePath', `${retransmissions} of ${packets} packets were sent again`);
  if (retransmissions >= 10 && retransmissions / packets > 0.05) return inferred(says);
  return retransmissions >= 5 ? unclear(says) : ruledOut(says);
}
