import { tallyOf } from '../facts/event-log.ts';
import { oneEvent } from '../facts/situations-of-logs.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { guessedAsMuchBefore } from '../judging/guessing.ts';
import { byHand } from '../remedy/remedy.ts';
import {
  cite,
  citeEvent,
  defineCause,
  inferred,
  proven,
  ruledOut,
  suspected,
  unclear,
  type Citation,
} from './cause.ts';

/** From here on the attempts are no person mistyping: twenty in one minute, and a thousand in all. */
const PEAK = 20;
const MANY = 1_000;
/** Guessing that hides in many addresses: of people and places that never got in, one a minute for a whole hour. */
const PER_HOUR = 60;

export const logonFlood = defineCause({
  id: 'logon-flood',
  title: 'Strangers are guessing passwords on this port, which can crowd out real connections',
  phase: 'connection',
  impact: 'degrades',
  predicts: [
    'dropped-before-sign-in',
    'unfinished-connections-dropped',
    'intermittent-handshake',
    'failing-since-onset',
  ],
  explanation:
    'The logs show failed logons in a number and pace that no person makes. A listener that is busy refusing them closes or delays connections of others, and an account can be locked by it. ' +
    'The cure is to stop the flood at the edge; raising MaxOutstandingConnections only moves the limit.',
  needs: [],
  uses: ['logonPressure', 'serverEvents', 'incident'],

  detect({ logonPressure: pressure, serverEvents: log, incident }) {
    const tooMany = tallyOf(log, 'rcm', 1006);
    const logged = tooMany ? [citeEvent(tooMany, 'a large number of incomplete connections')] : [];
    if (!pressure) return tooMany ? inferred(...logged) : unclear();
    const flood = floodOf(pressure);
    if (flood === undefined) {
      const says = cite('logonPressure', countsOf(pressure));
      return tooMany ? inferred(...logged, says) : ruledOut(says);
    }
    if (incident !== undefined && guessedAsMuchBefore(incident))
      return suspected(flood, cite('incident', 'it came just as often while it worked'), ...logged);
    const { lockedAccounts = 0 } = pressure;
    const locked =
      lockedAccounts > 0
        ? [cite('logonPressure', `${lockedAccounts} accounts were locked out meanwhile (4740)`)]
        : [];
    return (tooMany ? proven : inferred)(flood, ...locked, ...logged);
  },

  remedies: ({ logonPressure }) => [
    byHand(
      'Close the port to strangers',
      'network',
      'Let TCP and UDP 3389 in from a VPN, a gateway or known addresses only.',
      ...(logonPressure?.sources.length
        ? [
            `Top sources: ${logonPressure.sources
              .slice(0, 3)
              .map((source) => source.address)
              .join(', ')}.`,
          ]
        : []),
    ),
  ],
  wouldNotHelp: [
    'MaxOutstandingConnections 65536: it lets more of the flood in',
    'another port: it is found again within days',
  ],
  settledBy: 'the Security and RdpCoreTS logs of the server',
  references: [
    'https://learn.microsoft.com/troubleshoot/windows-server/remote/rdp-error-general-troubleshooting',
  ],
  examples: [
    {
      name: '30,000 failures',
      facts: {
        logonPressure: {
          failures: 30_000,
          perMinutePeak: 90,
          minutes: 900,
          sources: [{ address: '203.0.113.9', failures: 20_000 }],
          successes: 4,
        },
      },
      verdict: 'inferred',
    },
    {
      name: 'one guess a minute, from thousands of addresses',
      facts: {
        logonPressure: {
          failures: 5_000,
          perMinutePeak: 3,
          minutes: 3_400,
          sources: [{ address: '203.0.113.9', failures: 2 }],
          successes: 40,
          strangers: { failures: 4_990, perHourPeak: 88 },
        },
      },
      verdict: 'inferred',
    },
    {
      name: 'a thousand people come back from their holidays and mistype',
      facts: {
        logonPressure: {
          failures: 1_400,
          perMinutePeak: 18,
          minutes: 240,
          sources: [{ address: '192.0.2.9', failures: 4 }],
          successes: 9_000,
          strangers: { failures: 12, perHourPeak: 500 },
        },
      },
      verdict: 'ruledOut',
    },
    { name: 'RCM 1006', facts: oneEvent('rcm', 1006), unknown: ['logonPressure'], verdict: 'inferred' },
    { name: 'somebody mistyped', verdict: 'ruledOut' },
  ],
});

type Pressure = FactTypes['logonPressure'];

function countsOf({ failures, perMinutePeak, sources }: Pressure): string {
  return `${failures} failed logons, at most ${perMinutePeak} in a minute, from ${sources.length === 10 ? 'at least 10' : sources.length} addresses`;
}

/** What no person does: many in one minute, or one a minute for an hour by whom nobody knows. */
function floodOf(pressure: Pressure): Citation<'logonPressure'> | undefined {
  const { failures, perMinutePeak, sources, strangers } = pressure;
  const [most] = sources;
  if (failures >= MANY && perMinutePeak >= PEAK)
    return cite(
      'logonPressure',
      countsOf(pressure) + (most ? `; most from ${most.address} (${most.failures})` : ''),
    );
  if (strangers !== undefined && strangers.failures >= MANY && strangers.perHourPeak >= PER_HOUR)
    return cite(
      'logonPressure',
      `${strangers.failures} wrong names and passwords of people and places that never got in, at most ${strangers.perHourPeak} failures in an hour`,
    );
  return undefined;
}
