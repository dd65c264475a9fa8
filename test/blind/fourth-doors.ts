import { clientAttempt, logFiles, logOf } from '../corpus/evidence/log-events.ts';
import type { BlindCase } from './blind-case.ts';
import { case4, clientLog, crew, mornings4, nine } from './fourth-days.ts';
import { untraced, withoutSession } from './failures.ts';
import { machineOf, type Machine } from './machine.ts';
import { every, later } from './moments.ts';
import { crashedService } from './noise.ts';
import type { Worker } from './worker.ts';
import type { WrittenEvent } from '../evtx-writer/written-event.ts';

const gateway = 'Microsoft-Windows-TerminalServices-Gateway';

/** One step of a way through the gateway, as its log has it. */
export function gate(
  machine: Machine,
  id: number,
  time: string,
  { user, from }: Worker,
  more: Readonly<Record<string, string>> = {},
): WrittenEvent {
  const refuses = [201, 203, 301, 304].includes(id);
  const values = {
    Username: `${machine.domain}\\${user}`,
    IpAddress: from,
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
    refuses ? 'error' : 'information',
    time,
    {},
    {
      userData: { element: 'EventInfo', namespace: 'aag', values },
    },
  );
}

/** A working day through the gateway: let in, connected, disconnected by the person in the evening. */
export function day(machine: Machine, time: string, who: Worker, to: string): readonly WrittenEvent[] {
  return [
    gate(machine, 200, time, who),
    gate(machine, 300, later(time, 1), who, { Resource: to }),
    gate(machine, 302, later(time, 2), who, { Resource: to }),
    gate(machine, 303, later(time, 21_000), who, { Resource: to, ErrorCode: '1226' }),
  ];
}

const mornings = (machine: Machine) =>
  mornings4.flatMap((time) =>
    crew.flatMap((who, i) => day(machine, later(time, i * 310), who, `pc-${who.user}`)),
  );

const today = (apart: number, count: number) => every(apart, '2026-10-21T06:40:00.000Z', count);

/** Gateways, brokers, licences, the cloud, and the clients in front of them. */
export const fourthDoors: readonly BlindCase[] = [
  case4({
    id: 'fourth-log-gateway-resource',
    kind: 'with cause',
    made: "Jan's new PC is in no resource group of the gateway: it lets him in (200) and refuses the target (301) each time.",
    truth: ['turned-away-by-gateway'],
    mayAlso: ['failing-since-onset'],
    mustNot: ['unreachable-gateway', 'failing-gateway', 'wrong-password', 'unusable-gateway-certificate'],
    files: () => {
      const machine = machineOf('RDGW2.fabrikam.example', 'en', 'FABRIKAM');
      return logFiles([
        ...mornings(machine),
        ...today(240, 7).flatMap((time) => [
          gate(machine, 200, time, crew[3]!),
          gate(machine, 301, later(time, 1), crew[3]!, { Resource: 'pc-jan-new', ErrorCode: '23002' }),
        ]),
      ]);
    },
  }),
  case4({
    id: 'fourth-log-gateway-dead',
    kind: 'with cause',
    made: 'The gateway service crashed in the night and stays down (7034 TSGateway); the client says 0x300000D since the morning.',
    truth: ['failing-gateway', 'unreachable-gateway'],
    mayAlso: ['client-reported', 'failing-since-onset'],
    mustNot: ['turned-away-by-gateway', 'wrong-password', 'unusable-gateway-certificate', 'stopped-service'],
    files: () => {
      const machine = machineOf('RDGW3.fabrikam.example', 'en', 'FABRIKAM');
      return [
        ...logFiles([
          ...mornings(machine),
          machine.system(
            'Service Control Manager',
            7034,
            'error',
            '2026-10-21T02:17:00.000Z',
            { param1: 'Remote Desktop Gateway', param2: '1' },
            { binary: new TextEncoder().encode('T\0S\0G\0a\0t\0e\0w\0a\0y\0\0\0') },
          ),
        ]),
        ...clientLog('NB-KARIM', 'pc-karim', today(200, 6), 50_331_661),
      ];
    },
  }),
  case4({
    id: 'fourth-log-broker-renamed',
    kind: 'with cause',
    made: 'The broker was renamed on Sunday: 2056 on it and 1296 on the session host at each connection; nobody gets a session.',
    truth: ['broker-failure', 'unready-broker'],
    mustNot: ['wrong-password', 'expired-licensing-grace', 'draining-server', 'unreadable-certificate-key'],
    files: nine({
      computer: 'RDSH-A.fabrikam.example',
      seed: 451,
      onset: '2026-10-18T16:00:00.000Z',
      failing: (machine, time, worker) => [
        ...withoutSession(machine, time, worker),
        machine.event(
          'Microsoft-Windows-TerminalServices-SessionBroker-Client/Operational',
          'Microsoft-Windows-TerminalServices-SessionBroker-Client',
          1296,
          'error',
          later(time, 3),
          {},
          {
            userData: {
              element: 'EventXML',
              namespace: 'Event_NS',
              values: {
                param1: '0x803E3F02',
                param2: 'Remote Desktop Connection Broker is not ready for RPC communication.',
              },
            },
          },
        ),
      ],
      events: (machine) =>
        every(3_600, '2026-10-18T16:00:00.000Z', 65).map((time) => ({
          ...machine.event(
            'Microsoft-Windows-TerminalServices-SessionBroker/Operational',
            'Microsoft-Windows-TerminalServices-SessionBroker',
            2056,
            'error',
            time,
            {},
            {
              userData: {
                element: 'EventXML',
                namespace: 'Event_NS',
                values: { param1: 'NULL', param2: 'Logon to the database failed.' },
              },
            },
          ),
          computer: 'RDCB-NEW.fabrikam.example',
        })),
    }),
  }),
  case4({
    id: 'fourth-log-registration-expired',
    kind: 'with cause',
    made: 'A host of Azure Virtual Desktop rebuilt with an expired token: WVD-Agent 3277 INVALID_REGISTRATION_TOKEN over and over, no user arrives.',
    truth: ['unready-cloud-agent'],
    mayAlso: ['failing-since-onset', 'unreached-service'],
    mustNot: ['wrong-password', 'stopped-service', 'blocking-firewall', 'exhausted-licenses'],
    files: nine({
      computer: 'avd-pool-3.fabrikam.example',
      seed: 452,
      onset: '2026-10-20T05:00:00.000Z',
      failing: untraced,
      events: (machine) =>
        every(300, '2026-10-20T04:30:00.000Z', 340).map((time) =>
          machine.application('WVD-Agent', 3277, 'error', time, ['INVALID_REGISTRATION_TOKEN']),
        ),
    }),
  }),
  case4({
    id: 'fourth-log-grace-over',
    kind: 'with cause',
    made: '120 days after the role was installed the grace period is over (1128) and no session begins any more.',
    truth: ['expired-licensing-grace'],
    mayAlso: ['missing-license-server', 'unset-licensing-mode'],
    mustNot: ['wrong-password', 'draining-server', 'exhausted-server-memory', 'update-regression'],
    files: nine({
      computer: 'RDSH-B.fabrikam.example',
      seed: 453,
      language: 'pl',
      onset: '2026-10-20T05:00:00.000Z',
      failing: withoutSession,
      events: (machine) =>
        every(21_600, '2026-10-20T03:30:00.000Z', 6).map((time) =>
          machine.log.rcm(1128, time, [], { level: 2 }),
        ),
    }),
  }),
  case4({
    id: 'fourth-log-one-terminal-licence',
    kind: 'with cause',
    made: "One thin client's stored licence is damaged: 1003 names it at each of its attempts; all others work.",
    truth: ['damaged-client-license'],
    mayAlso: ['interrupted-licensing'],
    mustNot: ['expired-licensing-grace', 'missing-license-server', 'wrong-password', 'draining-server'],
    files: nine({
      computer: 'RDSH-C.fabrikam.example',
      seed: 454,
      onset: '2026-10-20T05:00:00.000Z',
      whom: ['henk'],
      failing: (machine, time, worker) => [
        ...withoutSession(machine, time, worker),
        machine.log.rcm(1003, later(time, 3), ['WTERM-22'], { level: 3 }),
      ],
    }),
  }),
  case4({
    id: 'fourth-log-credssp-too-old',
    kind: 'with cause',
    made: "The client's System log: LsaSrv 6041 refuses the CredSSP version that an unpatched server offers, at each attempt.",
    truth: ['unpatched-credssp'],
    mayAlso: ['client-reported', 'foreign-logs'],
    mustNot: ['wrong-password', 'client-without-nla', 'clock-skew', 'rejecting-client'],
    files: () => {
      const log = logOf('PC-214.fabrikam.example');
      return logFiles(
        today(180, 5).flatMap((time) => [
          log.client(1024, time, { Name: 'Server Name', Value: 'old2012', CustomLevel: 'Info' }),
          {
            provider: 'LsaSrv',
            id: 6041,
            time: later(time, 3),
            channel: 'System',
            computer: 'PC-214.fabrikam.example',
            level: 3,
            data: ['TERMSRV/old2012', '2'],
          },
        ]),
      );
    },
  }),
  case4({
    id: 'fourth-log-flat-battery',
    kind: 'with cause',
    made: 'A notebook with a flat clock battery woke up in January: time service 52 and reason 7431 at each attempt.',
    truth: ['clock-skew', 'wrong-clock-here'],
    mayAlso: ['client-reported', 'failing-since-onset'],
    mustNot: ['wrong-password', 'expired-password', 'unreachable-domain-controller', 'rejecting-client'],
    files: () =>
      clientLog('NB-INES', 'rds-20.fabrikam.example', today(160, 5), 7431, [
        {
          provider: 'Microsoft-Windows-Time-Service',
          id: 52,
          time: '2026-10-21T06:30:00.000Z',
          channel: 'System',
          computer: 'NB-INES',
          level: 3,
          data: { TimeOffsetSeconds: '-25315200' },
        },
      ]),
  }),
  case4({
    id: 'fourth-log-saved-password-unwelcome',
    kind: 'with cause',
    made: 'A new policy of the server wants fresh passwords: the client with its saved one ends with 8455 since today.',
    truth: ['required-fresh-credentials'],
    mayAlso: ['client-reported', 'failing-since-onset'],
    mustNot: ['wrong-password', 'expired-password', 'locked-account', 'unpatched-credssp'],
    files: () => clientLog('NB-HENK', 'rds-21.fabrikam.example', today(190, 4), 8455),
  }),
  case4({
    id: 'fourth-log-gateway-certificate',
    kind: 'with cause',
    made: "From home the client says 50331655 since the gateway's certificate expired at midnight; the day before all went well.",
    truth: ['unusable-gateway-certificate'],
    mayAlso: ['client-reported', 'failing-since-onset'],
    mustNot: [
      'unreachable-gateway',
      'turned-away-by-gateway',
      'wrong-password',
      'failed-certificate-renewal',
    ],
    files: () => clientLog('NB-LUCIA', 'rds-22.fabrikam.example', today(300, 4), 50_331_655),
  }),
  case4({
    id: 'fourth-log-spooler-and-broken-listener',
    kind: 'with cause',
    made: 'The spooler crashes daily and always did; since today another program holds the port: RCM 1036 at the restart, and nothing arrives.',
    truth: ['foreign-port-owner', 'clashing-listeners', 'missing-listener'],
    mayAlso: ['unreached-service', 'failing-since-onset'],
    mustNot: ['crashing-module', 'wrong-password', 'unreadable-certificate-key', 'blocking-firewall'],
    files: nine({
      computer: 'RDSH-D.fabrikam.example',
      seed: 455,
      onset: '2026-10-21T05:00:00.000Z',
      failing: untraced,
      restarts: ['2026-10-21T03:30:00.000Z'],
      events: (machine) => [
        ...every(86_400, '2026-10-12T11:11:00.000Z', 9).map((time) =>
          crashedService(machine, time, 'Print Spooler', 'Spooler'),
        ),
        machine.log.rcm(1036, '2026-10-21T03:32:20.000Z', ['0xC0000043'], { level: 2 }),
      ],
    }),
  }),
  case4({
    id: 'fourth-log-two-clients-two-troubles',
    kind: 'with cause',
    made: 'One client log: an old server is off since a week and nobody minds (516); what fails now is the new one, with an account disabled (2823).',
    truth: ['disabled-account'],
    mayAlso: ['client-reported', 'failing-since-onset', 'unreached-service'],
    mustNot: ['stopped-service', 'wrong-password', 'locked-account', 'dead-tunnel'],
    files: () => {
      const log = logOf('PC-215.fabrikam.example');
      return logFiles([
        ...mornings4.flatMap((time) => [
          ...clientAttempt(log, time, 'rds-new'),
          ...clientAttempt(log, later(time, 900), 'srv-old', 516),
        ]),
        ...today(120, 5).flatMap((time) => clientAttempt(log, time, 'rds-new', 2823)),
      ]);
    },
  }),
];
