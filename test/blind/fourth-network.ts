import { clientAttempt, logFiles, logOf } from '../corpus/evidence/log-events.ts';
import type { BlindCase } from './blind-case.ts';
import { case4, crew, exported, nine } from './fourth-days.ts';
import { untraced } from './failures.ts';
import { every, later } from './moments.ts';
import { restarted } from './noise.ts';
import { endedAfter } from './third-days.ts';

const firewall = 'Microsoft-Windows-Windows Firewall With Advanced Security';
const quietly = ['wrong-password', 'unreadable-certificate-key', 'logon-flood', 'stopped-service'];

/** Addresses, ports, firewalls and lines: what goes wrong before a byte of RDP. */
export const fourthNetwork: readonly BlindCase[] = [
  case4({
    id: 'fourth-log-rule-deleted',
    kind: 'with cause',
    made: 'Somebody deleted the inbound rule of Remote Desktop (firewall event 2006); from that minute on nothing arrives.',
    truth: ['blocking-firewall', { began: [firewall, 2006] }],
    mayAlso: ['unreached-service', 'failing-since-onset'],
    mustNot: [...quietly, 'moved-port', 'public-network-profile'],
    files: nine({
      computer: 'RDS-40.fabrikam.example',
      seed: 441,
      onset: '2026-10-20T13:00:00.000Z',
      failing: untraced,
      events: (machine) => [
        machine.event(`${firewall}/Firewall`, firewall, 2006, 'information', '2026-10-20T12:47:00.000Z', {
          RuleId: 'RemoteDesktop-UserMode-In-TCP',
          RuleName: 'Remote Desktop - User Mode (TCP-In)',
          ModifyingUser: { sid: 'S-1-5-21-1004336348-1177238915-682003330-500' },
          ModifyingApplication: 'C:\\Windows\\System32\\mmc.exe',
        }),
      ],
    }),
  }),
  case4({
    id: 'fourth-log-suddenly-public',
    kind: 'with cause',
    made: 'After the restart the network counts as public (NetworkProfile 10000, category 0), where it was of the domain; nothing arrives since.',
    truth: ['public-network-profile', { began: ['Microsoft-Windows-NetworkProfile', 10_000] }],
    mayAlso: ['unreached-service', 'failing-since-onset', 'blocking-firewall'],
    mustNot: [...quietly, 'moved-port'],
    files: nine({
      computer: 'RDS-41.fabrikam.example',
      seed: 442,
      onset: '2026-10-20T04:00:00.000Z',
      failing: untraced,
      restarts: ['2026-10-12T03:00:00.000Z', '2026-10-20T03:00:00.000Z'],
      events: (machine) =>
        (
          [
            ['2026-10-12T03:02:20.000Z', 'fabrikam.example', 2],
            ['2026-10-20T03:02:20.000Z', 'Unidentified network', 0],
          ] as const
        ).map(([time, name, category]) =>
          machine.event(
            'Microsoft-Windows-NetworkProfile/Operational',
            'Microsoft-Windows-NetworkProfile',
            10_000,
            'information',
            time,
            {
              Name: name,
              Desc: name,
              Guid: { guid: '{9D2C2E1F-7B0C-4F5C-9F2E-6E0A6C6F2B11}' },
              Type: 0,
              State: 1,
              Category: category,
            },
          ),
        ),
    }),
  }),
  case4({
    id: 'fourth-log-address-twice',
    kind: 'without cause',
    made: "A new printer took the server's address (Tcpip 4199); since then hardly anybody reaches the server.",
    truth: [{ began: ['Tcpip', 4199] }, 'wrong-machine-behind-name'],
    mayAlso: ['unreached-service', 'failing-since-onset'],
    mustNot: [...quietly, 'blocking-firewall', 'public-network-profile', 'moved-port'],
    files: nine({
      computer: 'RDS-42.fabrikam.example',
      seed: 443,
      onset: '2026-10-21T05:00:00.000Z',
      failing: untraced,
      events: (machine) =>
        every(1_500, '2026-10-21T04:50:00.000Z', 11).map((time) =>
          machine.system('Tcpip', 4199, 'error', time, ['', '10.44.1.15', '00-1B-A9-3C-77-02'], {
            qualifiers: 49_152,
          }),
        ),
    }),
  }),
  case4({
    id: 'fourth-log-moved-to-3390',
    kind: 'with cause',
    made: 'After a restart the listener binds to 3390 (RdpCoreTS 129), the export shows PortNumber 3390, and nobody was told.',
    truth: ['moved-port'],
    mayAlso: ['unreached-service', 'failing-since-onset'],
    mustNot: [...quietly, 'blocking-firewall', 'disabled-remote-desktop', 'missing-listener'],
    files: () => [
      ...nine({
        computer: 'RDS-43.fabrikam.example',
        seed: 444,
        onset: '2026-10-20T05:00:00.000Z',
        failing: untraced,
        restarts: ['2026-10-19T21:00:00.000Z'],
        events: (machine) => [
          machine.log.core(129, '2026-10-12T00:00:40.000Z', { TransportProtocolName: 'TCP', Port: 3389 }),
          machine.log.core(129, '2026-10-19T21:02:05.000Z', { TransportProtocolName: 'TCP', Port: 3390 }),
        ],
      })(),
      exported(
        'rdp-tcp.reg',
        '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp]',
        '"PortNumber"=dword:00000d3e',
        '"SecurityLayer"=dword:00000002',
        '"UserAuthentication"=dword:00000001',
        '"fEnableWinStation"=dword:00000001',
      ),
    ],
  }),
  case4({
    id: 'fourth-log-branch-line',
    kind: 'without cause',
    made: 'Only the branch suffers: the sessions of both people there break off after minutes with socket errors, those of the house last.',
    truth: ['lossy-network', 'sessions-break-off'],
    mayAlso: ['failing-since-onset', 'ended-session', 'dead-tunnel', 'slow-network'],
    mustNot: [
      'session-time-limit',
      'replaced-session',
      'crashed-session',
      'administrative-disconnect',
      'wrong-password',
    ],
    files: nine({
      computer: 'RDS-44.fabrikam.example',
      seed: 445,
      onset: '2026-10-19T05:00:00.000Z',
      whom: ['karim', 'lucia'],
      failing: (machine, time, worker) =>
        endedAfter(120 + ((Date.parse(time) / 1_000) % 700), '0', (_, end) => [
          machine.log.core(142, later(end, -0.5), { TransportName: 'TCP', ErrorCode: '10060' }),
          machine.log.core(102, end),
          machine.log.core(103, end, { ReasonCode: 0 }),
        ])(machine, time, worker),
    }),
  }),
  case4({
    id: 'fourth-log-restart-without-return',
    kind: 'with cause',
    made: 'The listener was disabled on the evening before the restart; 258 is missing after it, and the export says fEnableWinStation 0.',
    truth: ['disabled-listener', 'missing-listener'],
    mayAlso: ['unreached-service', 'failing-since-onset', 'disabled-remote-desktop'],
    mustNot: [
      'wrong-password',
      'unreadable-certificate-key',
      'logon-flood',
      'moved-port',
      'blocking-firewall',
    ],
    files: () => [
      ...nine({
        computer: 'RDS-45.fabrikam.example',
        seed: 446,
        onset: '2026-10-21T04:00:00.000Z',
        failing: untraced,
        events: (machine) =>
          restarted(machine, '2026-10-21T03:00:00.000Z', 'Other (Planned)').filter(({ id }) => id !== 258),
      })(),
      exported(
        'winstations.reg',
        '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server]',
        '"fDenyTSConnections"=dword:00000000',
        '',
        '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp]',
        '"fEnableWinStation"=dword:00000000',
        '"PortNumber"=dword:00000d3d',
      ),
    ],
  }),
  case4({
    id: 'fourth-log-name-not-found-yet',
    kind: 'with cause',
    made: 'A new laptop asks for a name that no DNS server knows (reason 260, DNS-Client 1014 for that name); the server is well.',
    truth: ['unresolved-name'],
    mayAlso: ['client-reported', 'unreached-service'],
    mustNot: [
      'stopped-service',
      'disabled-remote-desktop',
      'filtered-port',
      'dead-tunnel',
      'blocking-firewall',
    ],
    files: () => {
      const laptop = logOf('NB-NEW.fabrikam.example');
      return [
        ...nine({ computer: 'RDS-46.fabrikam.example', seed: 447, workers: crew.slice(0, 4) })(),
        ...logFiles(
          every(150, '2026-10-21T08:10:00.000Z', 6).flatMap((time) => [
            ...clientAttempt(laptop, time, 'rds-46', 260),
            {
              provider: 'Microsoft-Windows-DNS-Client',
              id: 1014,
              time: later(time, 1),
              channel: 'System',
              computer: 'NB-NEW.fabrikam.example',
              level: 3,
              data: { QueryName: 'rds-46', AddressLength: '128' },
            },
          ]),
        ).map((file) => ({ ...file, name: `laptop-${file.name}` })),
      ];
    },
  }),
];
