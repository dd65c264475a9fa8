import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, inferred, ruledOut, unclear } from './cause.ts';
import { sources } from '../judging/sources.ts';

const quality = healthy.connectionQuality;

export const throttledListener = defineCause({
  id: 'throttled-listener',
  title: 'The server takes only a few unfinished connections at a time and drops the others',
  phase: 'connection',
  impact: 'blocks',
  predicts: [
    'intermittent-handshake',
    'closed-before-answer',
    'reset-before-answer',
    'silent-listener',
    'packets-lost',
  ],
  shows: ['unfinished-connections-dropped'],
  explanation:
    'Connections failed while others were still open and succeeded when they came one after the other. A listener does that when its limit of unfinished connections is used up, ' +
    'most often by a flood of sign-in attempts from the internet.',
  needs: ['connectionQuality'],
  uses: ['logonPressure', 'phaseOfDeath', 'listenerSettings'],

  detect({ connectionQuality, logonPressure, phaseOfDeath, listenerSettings }) {
    const { attempts, completed, betterWhenPaced, synRetransmissions } = connectionQuality;
    const says = cite('connectionQuality', `${completed} of ${attempts} connections got through`);
    if (betterWhenPaced === undefined)
      return completed === attempts || completed === 0 ? unclear() : unclear(says);
    if (completed === attempts) return ruledOut(says);
    if (completed === 0 && phaseOfDeath?.phase === 'none')
      return inferred(
        says,
        cite('phaseOfDeath', 'a first connection came through before these many came close together'),
      );
    if (!betterWhenPaced)
      return ruledOut(says, cite('connectionQuality', 'pauses between them changed nothing'));
    // One failure falls among those side by side by chance as easily; where packets get lost, any number does.
    if (attempts - completed === 1 || synRetransmissions >= 2) return unclear(says);
    const paced = cite('connectionQuality', 'they failed side by side and succeeded one after the other');
    const limit = listenerSettings?.maxOutstandingConnections;
    const set = limit ? [cite('listenerSettings', `MaxOutstandingConnections = ${limit.value}`)] : [];
    const flood = logonPressure && logonPressure.perMinutePeak >= 10;
    return flood
      ? inferred(
          says,
          paced,
          cite('logonPressure', `up to ${logonPressure.perMinutePeak} failed sign-ins a minute`),
          ...set,
        )
      : inferred(says, paced, ...set);
  },

  remedies: () => [
    byHand(
      'Stop the flood',
      'network',
      'Look who connects: failed sign-ins by source address in the Security log (event 4625) and RdpCoreTS events 131 and 140.',
      'Close the RDP port to the internet: allow it only from a VPN, a gateway or known addresses.',
    ),
    {
      title: 'Allow more unfinished connections until the flood is stopped',
      on: 'server',
      actions: [{ kind: 'setMaxOutstandingConnections', value: 1_000 }],
    },
  ],
  wouldNotHelp: [
    'MaxOutstandingConnections = 65536 as a cure: it gives the flood more room, and nobody has shown that it ends 0x904',
  ],
  settledBy: 'rdpdoctor check HOST --deep, or the Security log of the server',
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'better one after the other',
      facts: {
        connectionQuality: {
          ...quality,
          completed: 4,
          ratioLow: 0.17,
          ratioHigh: 0.69,
          betterWhenPaced: true,
        },
        listenerSettings: {
          ...healthy.listenerSettings,
          maxOutstandingConnections: { value: 20, origin: 'local' },
        },
      },
      verdict: 'inferred',
    },
    {
      name: 'the first comes through and none of the many behind it',
      facts: {
        connectionQuality: {
          ...quality,
          attempts: 14,
          completed: 0,
          ratioLow: 0,
          ratioHigh: 0.22,
          betterWhenPaced: false,
        },
      },
      verdict: 'inferred',
    },
    {
      name: 'one of sixteen fails, where packets get lost',
      facts: {
        connectionQuality: {
          ...quality,
          attempts: 16,
          completed: 15,
          ratioLow: 0.717,
          ratioHigh: 0.989,
          synRetransmissions: 5,
          betterWhenPaced: true,
        },
      },
      verdict: 'unclear',
    },
    {
      name: 'pauses change nothing',
      facts: {
        connectionQuality: {
          ...quality,
          completed: 4,
          ratioLow: 0.17,
          ratioHigh: 0.69,
          betterWhenPaced: false,
        },
      },
      verdict: 'ruledOut',
    },
    {
      name: 'all come through',
      facts: {
        connectionQuality: {
          ...quality,
          attempts: 16,
          completed: 16,
          synRetransmissions: 0,
          betterWhenPaced: true,
        },
      },
      verdict: 'ruledOut',
    },
    {
      name: 'one fails by chance',
      facts: {
        connectionQuality: {
          ...quality,
          attempts: 16,
          completed: 15,
          synRetransmissions: 0,
          betterWhenPaced: true,
        },
      },
      verdict: 'unclear',
    },
    {
      name: 'two fail, and no packet was lost',
      facts: {
        connectionQuality: {
          ...quality,
          attempts: 16,
          completed: 14,
          synRetransmissions: 0,
          betterWhenPaced: true,
        },
      },
      verdict: 'inferred',
    },
    {
      name: 'two fail, and one packet was lost',
      facts: {
        connectionQuality: {
          ...quality,
          attempts: 16,
          completed: 14,
          synRetransmissions: 1,
          betterWhenPaced: true,
        },
      },
      verdict: 'inferred',
    },
    {
      name: 'two fail, where two packets were lost',
      facts: {
        connectionQuality: {
          ...quality,
          attempts: 16,
          completed: 14,
          synRetransmissions: 2,
          betterWhenPaced: true,
        },
      },
      verdict: 'unclear',
    },
    {
      name: 'three fail, where packets get lost',
      facts: {
        connectionQuality: {
          ...quality,
          attempts: 16,
          completed: 13,
          synRetransmissions: 2,
          betterWhenPaced: true,
        },
      },
      verdict: 'unclear',
    },
  ],
});
