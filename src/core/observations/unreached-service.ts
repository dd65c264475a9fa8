import { minuteOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen, seen } from './observation.ts';
import { sources } from '../judging/sources.ts';

const failed = {
  at: '2026-09-01T11:30:00.000Z',
  server: 'srv01',
  code: 264,
  began: false,
  arrived: 'no',
} as const;

export const unreachedService = defineObservation({
  id: 'unreached-service',
  title: 'The attempts of the client never reached the Remote Desktop service of the server',
  phase: 'connection',
  impact: 'blocks',
  ending: true,
  upTo: 'connection',
  explanation:
    'Both logs cover the time of the attempts: the client logs that it tried, and the service, which logs every connection it accepts (RdpCoreTS 131), has none then. ' +
    'Something before the service keeps them away: a firewall, the route, another machine behind the name, or a proxy that does not reach the server. Certificate, TLS and password had no part in it.',
  needs: ['clientAttempts'],
  uses: ['timeline'],

  look({ clientAttempts, timeline }) {
    const since = clientAttempts.slice(clientAttempts.findLastIndex(({ began }) => began) + 1);
    const [first] = since;
    if (!first) return notSeen(cite('clientAttempts', 'the newest attempt became a session'));
    const arrived = since.find((attempt) => attempt.arrived === 'yes');
    if (arrived)
      return notSeen(cite('clientAttempts', `the attempt of ${minuteOf(arrived.at)} reached the service`));
    const missing = since.filter((attempt) => attempt.arrived === 'no');
    const last = missing.at(-1);
    if (!last) return notLooked();
    return seen(
      cite(
        'clientAttempts',
        `${missing.length} attempts from ${minuteOf(missing[0]!.at)} to ${minuteOf(last.at)}; RdpCoreTS of the server covers that time and holds no connection then`,
      ),
      ...offsetOf(timeline),
    );
  },

  remedies: () => [
    byHand(
      'Find where the packets go',
      'network',
      '`rdpdoctor check HOST` from the client tells silence from refusal and looks at the name.',
      'On the server, `pktmon` or a capture on TCP 3389 during an attempt shows whether packets arrive at all.',
    ),
  ],
  wouldNotHelp: ['a new certificate, NLA or TLS settings: the connection did not come that far'],
  settledBy: 'RdpCoreTS/Operational of the server and RDPClient/Operational of the client, of the same time',
  dialogs: ['0x204', '0x108', '0x904'],
  references: [sources.generalTroubleshooting, sources.disconnectReasons],
  examples: [
    {
      name: 'two attempts of which the server knows nothing',
      facts: { clientAttempts: [failed, { ...failed, at: '2026-09-01T11:40:00.000Z' }] },
      unknown: ['tcpConnect', 'phaseOfDeath', 'tlsHandshake'],
      verdict: 'seen',
    },
    { name: 'the newest attempt became a session', verdict: 'notSeen' },
    {
      name: 'the log of the server does not cover them',
      facts: { clientAttempts: [{ ...failed, arrived: 'notCovered' }] },
      unknown: ['tcpConnect', 'phaseOfDeath', 'tlsHandshake'],
      verdict: 'notLooked',
    },
  ],
});

function offsetOf(timeline: FactTypes['timeline'] | undefined) {
  const offset = timeline?.clockOffset;
  return offset
    ? [
        cite(
          'timeline' as const,
          `the clock of the server is ${offset.seconds} s ahead (${offset.basis}, ${offset.pairs} pairs)`,
        ),
      ]
    : [
        cite(
          'clientAttempts' as const,
          'looked for within half an hour, as the difference of the clocks is not known',
        ),
      ];
}
