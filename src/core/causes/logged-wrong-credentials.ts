import { channels, coverageOf, silenceSays } from '../facts/event-log.ts';
import { healthy } from '../facts/healthy.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, inferred, ruledOut, unclear } from './cause.ts';
import { minuteOf } from '../judging/works-since.ts';

type Client = FactTypes['arrivals']['clients'][number];

const meanings: Readonly<Record<string, string>> = {
  '0xc000006a': 'wrong password',
  '0xc0000064': 'no such user',
  '0xc000006d': 'user name or password wrong',
  '0xc0000234': 'the account is locked',
  '0xc0000072': 'the account is disabled',
  '0xc0000193': 'the account has expired',
  '0xc0000071': 'the password has expired',
  '0xc0000224': 'the password must be changed first',
  '0xc000006f': 'outside the allowed hours',
  '0xc0000070': 'from a workstation that is not allowed',
  '0xc000015b': 'the account may not log on this way',
  '0xc0000133': 'the clocks differ too much',
};

export const loggedWrongCredentials = defineCause({
  id: 'logged-wrong-credentials',
  title: 'The server turned remote logons away because of the account or its password',
  phase: 'signIn',
  impact: 'blocks',
  predicts: ['refused-logon', 'closed-credssp', 'dropped-before-sign-in'],
  explanation:
    'Security 4625 names the reason by its status. The connection and its encryption worked up to there: no certificate or network setting is at fault for these attempts. Whether the attempt in question is among them, the time and the address tell.',
  needs: [],
  uses: ['arrivals', 'serverEvents', 'logonPressure', 'clientAttempts'],

  detect({ arrivals, serverEvents: log, logonPressure, clientAttempts }) {
    if (!arrivals) {
      const covered = coverageOf(log, channels.security);
      if (!covered) return unclear();
      return ruledOut(cite('serverEvents', silenceSays(covered, 'Security', 'remote logon, failed or not')));
    }
    const mine = clientAttempts?.at(-1)?.address;
    const turnedAway = arrivals.clients.filter(
      (client) => isTurnedAway(client, log) && (mine === undefined || client.address === mine),
    );
    const [client] = turnedAway;
    if (!client)
      return ruledOut(
        cite('arrivals', 'no address was refused after it had last signed in through Remote Desktop'),
      );
    const why = client.statuses.map((status) => meanings[status] ?? status);
    const says = cite(
      'arrivals',
      `${client.address}: ${client.refused} sign-ins refused, the last at ${minuteOf(client.lastRefused ?? '')}${why.length > 0 ? ` (${why.join(', ')})` : ''}`,
    );
    // Where many addresses are refused, or a thousand times, strangers are guessing: that says nothing about the person who asks.
    const guessing = arrivals.refusedAddresses > 5 || (logonPressure?.failures ?? 0) >= 1_000;
    if (guessing && mine === undefined)
      return unclear(
        says,
        cite('arrivals', `${arrivals.refusedAddresses} addresses were refused: most of them are strangers`),
      );
    return inferred(says);
  },

  remedies: ({ arrivals }) => [
    byHand(
      'Follow the reason',
      'server',
      `Reasons logged: ${[...new Set(arrivals?.clients.flatMap(({ statuses }) => statuses))].map((status) => meanings[status] ?? status).join(', ') || 'user name or password'}. Find the attempt by time and address in the timeline before changing an account.`,
    ),
  ],
  wouldNotHelp: [
    'NLA off: the account would be refused on a screen everybody can reach',
    'a new certificate',
  ],
  settledBy: 'the Security log of the server',
  references: [
    'https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4625',
  ],
  examples: [
    {
      name: 'wrong password',
      facts: { arrivals: refusedFrom({ statuses: ['0xc000006a'] }) },
      verdict: 'inferred',
    },
    {
      name: 'mistyped, and in at the next attempt',
      facts: { arrivals: refusedFrom({ lastAuthenticated: '2026-09-01T11:40:00.000Z', authenticated: 1 }) },
      verdict: 'ruledOut',
    },
    {
      name: 'file shares, not Remote Desktop: the service accepted nothing from there',
      facts: { arrivals: refusedFrom({ accepted: 0 }) },
      verdict: 'ruledOut',
    },
    {
      name: 'strangers from many addresses',
      facts: { arrivals: { ...refusedFrom({}), refusedAddresses: 40 } },
      verdict: 'unclear',
    },
    { name: 'nobody was refused for good', verdict: 'ruledOut' },
    {
      name: 'no log that would tell',
      facts: { serverEvents: { tallies: [], covers: [] } },
      unknown: ['arrivals', 'clientAttempts'],
      verdict: 'unclear',
    },
  ],
});

/** Refused through Remote Desktop and not signed in since; a clock that is off is another matter. */
function isTurnedAway(client: Client, log: FactTypes['serverEvents'] | undefined): boolean {
  if (client.refused === 0 || client.lastRefused === undefined) return false;
  if (client.lastRefused <= (client.lastAuthenticated ?? '')) return false;
  if (client.statuses.length > 0 && client.statuses.every((status) => status === '0xc0000133')) return false;
  const covered = coverageOf(log, channels.rdpCoreTs);
  return client.accepted > 0 || covered === undefined || client.lastRefused < covered.first;
}

/** The healthy arrivals with one more address that was refused. */
function refusedFrom(changes: Partial<Client>): FactTypes['arrivals'] {
  const client = {
    address: '192.0.2.61',
    accepted: 3,
    acceptedSince: 0,
    authenticated: 0,
    refused: 3,
    statuses: ['0xc000006a'],
    lastAccepted: '2026-09-01T11:30:00.000Z',
    lastRefused: '2026-09-01T11:30:02.000Z',
    ...changes,
  };
  return {
    ...healthy.arrivals,
    addresses: 2,
    refusedAddresses: 2,
    clients: [client, ...healthy.arrivals.clients],
  };
}
