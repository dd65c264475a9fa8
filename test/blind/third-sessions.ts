import type { BlindCase } from './blind-case.ts';
import { goodSession, logFiles, logOf, clientAttempt } from '../corpus/evidence/log-events.ts';
import { shortSession, untraced } from './failures.ts';
import { machineOf, type Machine } from './machine.ts';
import { every, later } from './moments.ts';
import { case3, days, disconnected, endedAfter, people } from './third-days.ts';
import type { WrittenEvent } from '../evtx-writer/written-event.ts';

const gateway = 'Microsoft-Windows-TerminalServices-Gateway';

/** What a gateway writes of one step of a person's way through it. */
function passing(
  machine: Machine,
  id: number,
  time: string,
  who: { readonly user: string; readonly from: string },
  more: Readonly<Record<string, string>> = {},
): WrittenEvent {
  const values = {
    Username: `${machine.domain}\\${who.user}`,
    IpAddress: who.from,
    AuthType: 'NTLM',
    Resource: '',
    ConnectionProtocol: 'HTTP',
    ErrorCode: '0',
    ...more,
  };
  return machine.event(
    `${gateway}/Operational`,
    gateway,
    id,
    id === 201 || id === 304 ? 'error' : 'information',
    time,
    {},
    {
      userData: { element: 'EventInfo', namespace: 'aag', values },
    },
  );
}

/** Somebody goes through the gateway to a computer and is disconnected in the evening. */
function through(
  machine: Machine,
  time: string,
  who: { readonly user: string; readonly from: string },
  to: string,
): readonly WrittenEvent[] {
  return [
    passing(machine, 200, time, who),
    passing(machine, 300, later(time, 1), who, { Resource: to }),
    passing(machine, 302, later(time, 2), who, { Resource: to }),
    passing(machine, 303, later(time, 14_000), who, { Resource: to, ErrorCode: '1226' }),
  ];
}

const mornings = [9, 10, 11, 12, 13, 16, 17].map(
  (day) => `2026-11-${String(day).padStart(2, '0')}T06:40:00.000Z`,
);
const box = () => machineOf('RDGW.contoso.example', 'en', 'CONTOSO');
const client = logOf('NB-HOME.contoso.example');

/** Sessions that end, gateways that refuse, profiles that do not load, and clients on the road. */
export const thirdSessions: readonly BlindCase[] = [
  case3({
    id: 'third-idle-policy',
    kind: 'with cause',
    made: 'A new policy ends idle sessions after fifteen minutes: reason 3 for everybody, several times a day.',
    truth: ['session-time-limit'],
    mayAlso: ['sessions-break-off', 'ended-session', 'failing-since-onset'],
    mustNot: ['administrative-disconnect', 'replaced-session', 'lossy-network'],
    files: days({
      computer: 'RDSH5.contoso.example',
      seed: 331,
      onset: '2026-11-16T05:00:00.000Z',
      failing: endedAfter(1_900, '3'),
    }),
  }),
  case3({
    id: 'third-one-login-for-two',
    kind: 'with cause',
    made: 'Two tills use one account: each start of one throws the other out with reason 5.',
    truth: ['replaced-session'],
    mayAlso: ['sessions-break-off', 'ended-session', 'failing-since-onset'],
    mustNot: ['session-time-limit', 'administrative-disconnect', 'lossy-network'],
    files: days({
      computer: 'KASSEN.contoso.example',
      seed: 332,
      onset: '2026-11-16T05:00:00.000Z',
      whom: ['anna'],
      failing: endedAfter(700, '5', (machine, end) => [
        machine.log.sessions(25, later(end, 1), {
          User: `${machine.domain}\\anna`,
          SessionID: '5',
          Address: '10.20.1.31',
        }),
      ]),
    }),
  }),
  case3({
    id: 'third-bad-line-of-one',
    kind: 'without cause',
    made: 'Eva works from home over bad Wi-Fi: her sessions are cut after minutes with reason 0, all others last.',
    truth: ['sessions-break-off', 'lossy-network'],
    mayAlso: ['failing-since-onset', 'slow-network'],
    mustNot: [
      'session-time-limit',
      'crashed-session',
      'replaced-session',
      'administrative-disconnect',
      'exhausted-server-memory',
    ],
    files: days({
      computer: 'TS-NORD.contoso.example',
      seed: 333,
      onset: '2026-11-12T05:00:00.000Z',
      whom: ['eva'],
      failing: endedAfter(260, '0', (machine, end) => [
        machine.log.core(143, later(end, -1), { TransportName: 'TCP', ErrorCode: '121' }),
        machine.log.core(102, end),
        machine.log.core(103, end, { ReasonCode: 3 }),
      ]),
    }),
  }),
  case3({
    id: 'third-profile-server',
    kind: 'without cause',
    made: 'The file server with the profiles does not answer: SMBClient 30804, User Profiles 1500, sessions of seconds.',
    truth: [
      { began: ['Microsoft-Windows-SMBClient', 30_804] },
      { began: ['Microsoft-Windows-User Profiles Service', 1500] },
    ],
    mayAlso: ['failing-since-onset', 'sessions-break-off', 'ended-session'],
    mustNot: [
      'crashed-session',
      'administrative-disconnect',
      'session-time-limit',
      'crashing-module',
      'full-system-drive',
    ],
    files: days({
      computer: 'RDSH6.contoso.example',
      seed: 334,
      onset: '2026-11-17T06:00:00.000Z',
      failing: (machine, time, worker) => [
        ...shortSession(machine, time, worker),
        machine.application('Microsoft-Windows-User Profiles Service', 1500, 'error', later(time, 5), {
          Error: 'The network path was not found.',
        }),
      ],
      events: (machine) =>
        every(600, '2026-11-17T05:50:00.000Z', 60).map((time) =>
          machine.event(
            'Microsoft-Windows-SMBClient/Connectivity',
            'Microsoft-Windows-SMBClient',
            30_804,
            'error',
            time,
            {
              Reason: '0',
              ServerName: '\\files01.contoso.example',
            },
          ),
        ),
    }),
  }),
  case3({
    id: 'third-container-in-use',
    kind: 'without cause',
    made: "Carla's profile container is still attached elsewhere; only her sessions end within seconds.",
    truth: [{ began: ['Microsoft-FSLogix-Apps', 26] }, 'sessions-break-off'],
    mayAlso: ['failing-since-onset', 'ended-session'],
    mustNot: ['crashed-session', 'administrative-disconnect', 'replaced-session', 'locked-account'],
    files: days({
      computer: 'AVD-0.contoso.example',
      seed: 335,
      onset: '2026-11-17T05:00:00.000Z',
      whom: ['carla'],
      failing: (machine, time, worker) => [
        ...shortSession(machine, time, worker),
        machine.event(
          'Microsoft-FSLogix-Apps/Operational',
          'Microsoft-FSLogix-Apps',
          26,
          'error',
          later(time, 4.5),
          {
            Message: 'LoadProfile failed.',
            Status: '0x00000020',
            User: worker.user,
          },
        ),
      ],
    }),
  }),
  case3({
    id: 'third-gateway-group-gone',
    kind: 'with cause',
    made: "The group in the gateway's connection policy was deleted on Monday: 201 with 23003 for everybody.",
    truth: ['turned-away-by-gateway'],
    mayAlso: ['failing-since-onset'],
    mustNot: ['wrong-password', 'unreachable-gateway', 'failing-gateway', 'unusable-gateway-certificate'],
    files: () => {
      const machine = box();
      return logFiles([
        ...mornings
          .slice(0, 5)
          .flatMap((time) =>
            people.flatMap((who, i) => through(machine, later(time, i * 400), who, 'rdsh5.contoso.example')),
          ),
        ...['2026-11-16T07:00:00.000Z', '2026-11-17T07:00:00.000Z', '2026-11-18T07:00:00.000Z'].flatMap(
          (time) =>
            people.map((who, i) => passing(machine, 201, later(time, i * 200), who, { ErrorCode: '23003' })),
        ),
      ]);
    },
  }),
  case3({
    id: 'third-desk-switched-off',
    kind: 'without cause',
    made: "Ben's office PC is off: the gateway lets him in and cannot reach it (304, 23005); the others work through it.",
    truth: ['turned-away-by-gateway', 'unknown'],
    mayAlso: ['failing-since-onset', 'unreached-service'],
    mustNot: [
      'unreachable-gateway',
      'failing-gateway',
      'denied-logon-right',
      'disabled-remote-desktop',
      'wrong-password',
    ],
    files: () => {
      const machine = box();
      const [, ben] = people;
      const others = people.filter((who) => who !== ben);
      return logFiles([
        ...[...mornings, '2026-11-18T05:00:00.000Z'].flatMap((time) =>
          others.flatMap((who, i) =>
            through(machine, later(time, i * 400), who, `pc-${who.user}.contoso.example`),
          ),
        ),
        ...every(300, '2026-11-18T07:00:00.000Z', 6).flatMap((time) => [
          passing(machine, 200, time, ben!),
          passing(machine, 300, later(time, 1), ben!, { Resource: 'pc-ben.contoso.example' }),
          passing(machine, 304, later(time, 22), ben!, {
            Resource: 'pc-ben.contoso.example',
            ErrorCode: '23005',
          }),
        ]),
      ]);
    },
  }),
  case3({
    id: 'third-tunnel-falls',
    kind: 'without cause',
    made: 'On the laptop: the VPN drops (RasClient 20226, 829) before each failure of mstsc; before that day all went well.',
    truth: ['dead-tunnel', 'unknown', { began: ['RasClient', 20_226] }],
    mayAlso: ['client-reported', 'failing-since-onset', 'unreached-service', 'sessions-break-off'],
    mustNot: [
      'broken-client-path',
      'filtered-port',
      'disabled-remote-desktop',
      'stopped-service',
      'session-time-limit',
    ],
    files: () =>
      logFiles([
        ...mornings.flatMap((time) => clientAttempt(client, time, 'rdsh5.contoso.example')),
        ...every(1_500, '2026-11-18T06:00:00.000Z', 8).flatMap((time) => [
          {
            provider: 'RasClient',
            id: 20_226,
            time,
            channel: 'Application',
            computer: 'NB-HOME.contoso.example',
            level: 2,
            data: ['{7F0F}', 'CONTOSO\\eva', 'Contoso VPN', '829'],
          },
          ...clientAttempt(client, later(time, 30), 'rdsh5.contoso.example', 516),
        ]),
      ]),
  }),
  case3({
    id: 'third-mistyped-name',
    kind: 'with cause',
    made: "The laptop asks for rdsh05 (there is rdsh5): reason 260 each time; the server's own logs are healthy.",
    truth: ['unresolved-name'],
    mayAlso: ['client-reported', 'unreached-service'],
    mustNot: [
      'failing-since-onset',
      'stopped-service',
      'disabled-remote-desktop',
      'filtered-port',
      'dead-tunnel',
    ],
    files: () => [
      ...days({ computer: 'RDSH5.contoso.example', seed: 336 })(),
      ...logFiles(
        every(120, '2026-11-18T08:00:00.000Z', 5).flatMap((time) =>
          clientAttempt(client, time, 'rdsh05.contoso.example', 260),
        ),
      ),
    ],
  }),
  case3({
    id: 'third-never-arrives',
    kind: 'without cause',
    made: "Since yesterday evening the laptop gets 516 (0x204) and the server's logs, which go on, show nothing of it; others work.",
    truth: ['unreached-service'],
    mayAlso: ['client-reported', 'broken-client-path', 'failing-since-onset'],
    mustNot: [
      'stopped-service',
      'disabled-remote-desktop',
      'blocking-firewall',
      'missing-listener',
      'logon-flood',
    ],
    files: () => [
      ...days({
        computer: 'rdsh5.contoso.example',
        seed: 337,
        onset: '2026-11-17T16:00:00.000Z',
        whom: ['eva'],
        failing: untraced,
      })(),
      ...logFiles([
        ...mornings
          .slice(0, 6)
          .flatMap((time) => clientAttempt(client, later(time, 200), 'rdsh5.contoso.example')),
        ...every(240, '2026-11-18T07:00:00.000Z', 6).flatMap((time) =>
          clientAttempt(client, time, 'rdsh5.contoso.example', 516),
        ),
      ]),
    ],
  }),
  case3({
    id: 'third-script-at-noon',
    kind: 'with cause',
    made: 'A scheduled script disconnects everybody at noon (reason 1, by session 0); people are back minutes later.',
    truth: ['administrative-disconnect'],
    mayAlso: ['sessions-break-off', 'ended-session', 'healthy', 'failing-since-onset'],
    mustNot: ['session-time-limit', 'replaced-session', 'crashed-session', 'lossy-network'],
    files: days({
      computer: 'RDSH8.contoso.example',
      seed: 338,
      events: (machine) =>
        ['2026-11-16T12:00:00.000Z', '2026-11-17T12:00:00.000Z'].flatMap((noon) =>
          people.flatMap((who, i) => [
            ...goodSession(machine.log, later(noon, -1_900 - i * 60), who.from, who.user),
            machine.log.sessions(39, later(noon, i), { TargetSession: String(i + 2), Source: '0' }),
            disconnected(machine, later(noon, i + 0.2), String(i + 2), '1'),
            machine.log.sessions(24, later(noon, i + 0.3), {
              User: `${machine.domain}\\${who.user}`,
              SessionID: String(i + 2),
              Address: who.from,
            }),
          ]),
        ),
    }),
  }),
];
