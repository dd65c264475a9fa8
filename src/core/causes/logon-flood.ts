import { tallyOf } from '../facts/event-log.ts';
import { oneEvent } from '../facts/situations-of-logs.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, citeEvent, defineCause, inferred, proven, ruledOut, unclear } from './cause.ts';

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
  predicts: ['dropped-before-sign-in', 'unfinished-connections-dropped', 'intermittent-handshake'],
  explanation:
    'The logs show failed logons in a number and pace that no person makes. A listener that is busy refusing them closes or delays connections of others, and an account can be locked by it. ' +
    'The cure is to stop the flood at the edge; raising MaxOutstandingConnections only moves the limit.',
  needs: [],
  uses: ['logonPressure', 'serverEvents'],

  detect({ logonPressure: pressure, serverEvents: log }) {
    const tooMany = tallyOf(log, 'rcm', 1006);
    const logged = tooMany ? [citeEvent(tooMany, 'a large number of incomplete connections')] : [];
    if (!pressure) return tooMany ? inferred(...logged) : unclear();
    const says = `${pressure.failures} failed logons, at most ${pressure.perMinutePeak} in a minute, from ${pressure.sources.length === 10 ? 'at least 10' : pressure.sources.length} addresses`;
    const { strangers, lockedAccounts = 0 } = pressure;
    const locked =
      lockedAccounts > 0
        ? [cite('logonPressure', `${lockedAccounts} accounts were locked out meanwhile (4740)`)]
        : [];
    const top = pressure.sources[0]
      ? `; most from ${pressure.sources[0].address} (${pressure.sources[0].failures})`
      : '';
    if (pressure.failures >= MANY && pressure.perMinutePeak >= PEAK)
      return (tooMany ? proven : inferred)(cite('logonPressure', says + top), ...locked, ...logged);
    if (strangers !== undefined && strangers.failures >= MANY && strangers.perHourPeak >= PER_HOUR)
      return (tooMany ? proven : inferred)(
        cite(
          'logonPressure',
          `${strangers.failures} wrong names and passwords of people and places that never got in, at most ${strangers.perHourPeak} failures in an hour`,
        ),
        ...locked,
        ...logged,
      );
    if (tooMany) return inferred(...logged, cite('logonPressure', says));
    return ruledOut(cite('logonPressure', says));
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
