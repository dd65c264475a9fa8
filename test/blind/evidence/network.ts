import { evidence, type BlindCase } from '../blind-case.ts';
import { dead, droppedSession, untraced } from '../failures.ts';
import { clientAttempt, logFiles, logOf } from '../../corpus/evidence/log-events.ts';
import { machineOf } from '../machine.ts';
import { noiseOf } from '../noise.ts';
import { chanceOf } from '../chance.ts';
import { later, server, staff } from '../server-life.ts';

/** `count` moments, so many seconds apart. */
const every = (seconds: number, from: string, count: number) =>
  Array.from({ length: count }, (_, i) => later(from, i * seconds));

const firewall = 'Microsoft-Windows-Windows Firewall With Advanced Security';

/** Addresses, firewalls, tunnels and gateways, seen from the logs of either end. */
export const networkCases: readonly BlindCase[] = [
  evidence({
    id: 'blind-network-became-public',
    kind: 'with cause',
    made: 'After the router was exchanged Windows counts the network as new and Public: NetworkProfile 10000 with category 0 and firewall 2010; no attempt arrives from then on.',
    truth: ['public-network-profile', 'blocking-firewall'],
    mustNot: ['disabled-remote-desktop', 'stopped-service', 'stale-hosts-entry'],
    now: '2026-04-30T16:00:00.000Z',
    code: '0x204',
    files: server({
      computer: 'BUERO-PC',
      seed: 61,
      language: 'de',
      domain: 'BUERO-PC',
      from: '2026-04-06T00:00:00.000Z',
      until: '2026-04-30T15:30:00.000Z',
      workers: staff('hans 192.168.0.17', 'petra 192.168.0.18'),
      onset: '2026-04-29T09:00:00.000Z',
      failing: untraced,
      events: ({ event }) => [
        event(
          'Microsoft-Windows-NetworkProfile/Operational',
          'Microsoft-Windows-NetworkProfile',
          10_001,
          'information',
          '2026-04-29T08:31:00.000Z',
          {
            Name: 'Heimnetz',
            Description: 'Heimnetz',
            Guid: { guid: '{1c2f2f0a-8a7b-4c1f-9b7e-0b0a6d7f3c11}' },
            Type: 0,
            State: 0,
            Category: 1,
          },
        ),
        event(
          'Microsoft-Windows-NetworkProfile/Operational',
          'Microsoft-Windows-NetworkProfile',
          10_000,
          'information',
          '2026-04-29T08:52:40.000Z',
          {
            Name: 'Netzwerk 3',
            Description: 'Netzwerk',
            Guid: { guid: '{5b7d1a3e-6d20-4f55-8a3d-2c9e4b1f7a22}' },
            Type: 0,
            State: 1,
            Category: 0,
          },
        ),
        event(`${firewall}/Firewall`, firewall, 2010, 'information', '2026-04-29T08:52:41.000Z', {
          InterfaceGuid: { guid: '{0a9d4e77-5b1c-4c59-a3b3-6d3a1f0f2b10}' },
          InterfaceName: 'Ethernet',
          OldProfile: 2,
          NewProfile: 4,
        }),
      ],
    }),
  }),
  evidence({
    id: 'blind-firewall-rule-deleted-by-script',
    kind: 'with cause',
    made: 'A hardening script deleted the rules RemoteDesktop-UserMode-In-TCP and -UDP: firewall 2006 with their ids; no attempt arrives from then on.',
    truth: ['blocking-firewall', { began: [firewall, 2006] }],
    mustNot: ['public-network-profile', 'stopped-service', 'disabled-listener'],
    now: '2026-06-04T21:00:00.000Z',
    code: '0x204',
    files: server({
      computer: 'web03',
      seed: 62,
      domain: 'WEB03',
      dawn: 15,
      from: '2026-05-11T00:00:00.000Z',
      until: '2026-06-04T20:45:00.000Z',
      workers: staff('svcadmin 198.51.100.24'),
      onset: '2026-06-03T19:00:00.000Z',
      failing: untraced,
      events: ({ event }) =>
        ['RemoteDesktop-UserMode-In-TCP', 'RemoteDesktop-UserMode-In-UDP', 'RemoteDesktop-Shadow-In-TCP'].map(
          (RuleId, i) =>
            event(
              `${firewall}/Firewall`,
              firewall,
              2006,
              'information',
              later('2026-06-03T18:41:20.000Z', i * 0.2),
              {
                RuleId,
                RuleName: 'Remote Desktop',
                ModifyingUser: { sid: 'S-1-5-18' },
                ModifyingApplication: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
              },
            ),
        ),
    }),
  }),
  evidence({
    id: 'blind-dhcp-lease-lost',
    kind: 'without cause',
    made: 'The DHCP server is gone; the lease could not be renewed (Dhcp-Client 1001, 1003) and the address was given up; no attempt arrives any more.',
    truth: [
      { began: ['Microsoft-Windows-Dhcp-Client', 1001] },
      { began: ['Microsoft-Windows-Dhcp-Client', 1002] },
      { began: ['Microsoft-Windows-Dhcp-Client', 1003] },
      'unreached-service',
    ],
    mustNot: ['blocking-firewall', 'stopped-service', 'disabled-remote-desktop', 'public-network-profile'],
    now: '2026-07-29T09:00:00.000Z',
    files: server({
      computer: 'LABOR-MESS2',
      seed: 63,
      language: 'de',
      domain: 'LABOR-MESS2',
      from: '2026-07-06T00:00:00.000Z',
      until: '2026-07-29T08:30:00.000Z',
      workers: staff('messung 10.0.50.3', 'auswert 10.0.50.9'),
      onset: '2026-07-28T06:00:00.000Z',
      failing: untraced,
      events: ({ system }) => [
        ...every(5_400, '2026-07-27T12:05:00.000Z', 8).map((time) =>
          system('Microsoft-Windows-Dhcp-Client', 1003, 'warning', time, {
            HWLength: 6,
            HWAddress: Uint8Array.of(0, 0x15, 0x5d, 1, 2, 3),
            StatusCode: 121,
          }),
        ),
        system('Microsoft-Windows-Dhcp-Client', 1001, 'error', '2026-07-28T00:05:02.000Z', {
          HWLength: 6,
          HWAddress: Uint8Array.of(0, 0x15, 0x5d, 1, 2, 3),
          StatusCode: 121,
        }),
      ],
    }),
  }),
  evidence({
    id: 'blind-duplicate-address',
    kind: 'without cause',
    made: 'A new printer took the address of the server: Tcpip 4199; since then attempts die in the middle or never arrive.',
    truth: [{ began: ['Tcpip', 4199] }],
    mustNot: ['resetting-middlebox', 'logon-flood', 'blocking-firewall', 'failed-security-layer'],
    now: '2026-01-14T12:00:00.000Z',
    code: '0x904',
    files: server({
      computer: 'SERVEUR1',
      seed: 64,
      language: 'fr',
      domain: 'CABINET',
      from: '2025-12-15T00:00:00.000Z',
      until: '2026-01-14T11:40:00.000Z',
      workers: staff('secretariat 192.168.1.14', 'associe 192.168.1.15', 'compta 192.168.1.16'),
      onset: '2026-01-13T08:00:00.000Z',
      failing: (machine, time, worker) => (Date.parse(time) % 3 === 0 ? dead(machine, time, worker) : []),
      events: ({ system }) =>
        ['2026-01-13T07:46:10.000Z', '2026-01-13T13:02:00.000Z', '2026-01-14T06:31:00.000Z'].map((time) =>
          system('Tcpip', 4199, 'error', time, ['', '192.168.1.10', '30-05-5C-11-22-33'], {
            qualifiers: 49_152,
          }),
        ),
    }),
  }),
  evidence({
    id: 'blind-ipsec-rule-without-partner',
    kind: 'without cause',
    made: 'A connection security rule now requires authentication that the clients do not have: Security 4653 for each address; no attempt arrives at the service.',
    truth: [{ began: ['Microsoft-Windows-Security-Auditing', 4653] }, { began: [firewall, 2040] }],
    mustNot: ['wrong-password', 'logon-flood', 'stopped-service', 'public-network-profile'],
    now: '2026-10-09T14:00:00.000Z',
    files: server({
      computer: 'pci-db1.pay.example',
      seed: 65,
      domain: 'PAY',
      from: '2026-09-14T00:00:00.000Z',
      until: '2026-10-09T13:45:00.000Z',
      workers: staff('dba.kay 10.70.1.4', 'dba.lin 10.70.1.5'),
      onset: '2026-10-08T06:00:00.000Z',
      failing: (machine, time, { from }) => [
        machine.security(
          4653,
          later(time, 1),
          {
            LocalMMPrincipalName: '-',
            RemoteMMPrincipalName: '-',
            LocalAddress: '10.70.2.10',
            LocalKeyModPort: 500,
            RemoteAddress: from,
            RemoteKeyModPort: 500,
            KeyModName: '%%8222',
            FailurePoint: '%%8199',
            FailureReason: 'No policy configured',
            MMAuthMethod: '%%8194',
            State: '%%8201',
            Role: '%%8206',
            MMImpersonationState: '%%8217',
            MMFilterID: 0,
            InitiatorCookie: '7d1a',
            ResponderCookie: '0',
          },
          true,
        ),
      ],
      events: ({ event }) => [
        event(`${firewall}/ConnectionSecurity`, firewall, 2040, 'information', '2026-10-07T21:15:00.000Z', {
          RuleId: '{D1E5C2A0-7A77-4B1B-9C3F-55A7A1E0B001}',
          RuleName: 'PCI require auth inbound',
          ModifyingUser: { sid: 'S-1-5-18' },
          ModifyingApplication: 'C:\\Windows\\System32\\svchost.exe',
        }),
      ],
    }),
  }),
  evidence({
    id: 'blind-vpn-adapter-drops',
    kind: 'without cause',
    made: 'On a laptop RasClient 20226 and 20227 say that the tunnel fell each time before the client lost the session (1026 with 2308).',
    truth: [
      { began: ['RasClient', 20_226] },
      { began: ['RasClient', 20_227] },
      'measured-death',
      'client-reported',
    ],
    mustNot: ['stopped-service', 'failed-security-layer', 'unreadable-certificate-key', 'logon-flood'],
    now: '2026-05-20T18:00:00.000Z',
    code: '0x904 0x7',
    files: () =>
      laptop(
        {
          computer: 'LAPTOP-9K2',
          seed: 66,
          from: '2026-05-04T00:00:00.000Z',
          until: '2026-05-20T17:50:00.000Z',
        },
        (log, machine) => [
          ...every(86_400, '2026-05-04T08:00:00.000Z', 15).flatMap((time) =>
            clientAttempt(log, time, 'ts.firma.example'),
          ),
          ...[
            '2026-05-20T08:02:00.000Z',
            '2026-05-20T09:40:00.000Z',
            '2026-05-20T13:15:00.000Z',
            '2026-05-20T16:58:00.000Z',
          ].flatMap((time) => [
            machine.application(
              'RasClient',
              20_224,
              'information',
              later(time, -60),
              ['{3B3F}', 'Firma VPN', '10.200.0.0'],
              { qualifiers: 0 },
            ),
            ...clientAttempt(log, time, 'ts.firma.example'),
            machine.application(
              'RasClient',
              20_226,
              'information',
              later(time, 640),
              ['{3B3F}', 'LAPTOP-9K2\\uli', 'Firma VPN', '829'],
              { qualifiers: 0 },
            ),
            ...clientAttempt(log, later(time, 650), 'ts.firma.example', 2308),
            machine.application(
              'RasClient',
              20_227,
              'error',
              later(time, 680),
              ['{3B3F}', 'LAPTOP-9K2\\uli', 'Firma VPN', '809'],
              { qualifiers: 0 },
            ),
          ]),
        ],
      ),
  }),
  evidence({
    id: 'blind-client-proxy-service-broken',
    kind: 'without cause',
    made: 'On a client the WinHTTP proxy service fails to start (7023) and every connection through the gateway ends with 50331654 in 1026.',
    truth: ['unreachable-gateway', { began: ['Service Control Manager', 7023] }, 'client-reported'],
    mustNot: ['failing-gateway', 'wrong-password', 'unusable-gateway-certificate', 'blocking-firewall'],
    now: '2026-09-17T13:00:00.000Z',
    files: () =>
      laptop(
        {
          computer: 'PC-EINKAUF3',
          seed: 67,
          from: '2026-09-01T00:00:00.000Z',
          until: '2026-09-17T12:30:00.000Z',
        },
        (log, machine) => [
          ...every(86_400, '2026-09-01T06:40:00.000Z', 15).flatMap((time) =>
            clientAttempt(log, time, 'rds.konzern.example'),
          ),
          ...every(2_700, '2026-09-16T06:02:00.000Z', 9).map((time) =>
            machine.system('Service Control Manager', 7023, 'error', time, {
              param1: 'WinHTTP-Web Proxy Auto-Discovery-Dienst',
              param2: '%%126',
            }),
          ),
          ...every(3_100, '2026-09-16T06:03:00.000Z', 8).flatMap((time) =>
            clientAttempt(log, time, 'rds.konzern.example', 50_331_654),
          ),
        ],
      ),
  }),
  evidence({
    id: 'blind-gateway-connection-policy',
    kind: 'without cause',
    made: 'The group in the connection policy of the RD Gateway was renamed: Gateway 201 for everybody outside since then; the log of the gateway alone.',
    truth: [{ began: ['Microsoft-Windows-TerminalServices-Gateway', 201] }],
    mustNot: ['unreachable-gateway', 'failing-gateway', 'wrong-password', 'denied-logon-right'],
    now: '2026-02-17T10:00:00.000Z',
    files: server({
      computer: 'RDGW1.stiftung.example',
      seed: 68,
      language: 'de',
      domain: 'STIFTUNG',
      from: '2026-01-26T00:00:00.000Z',
      until: '2026-02-17T09:45:00.000Z',
      workers: staff('gwadmin 10.3.3.3'),
      events: ({ event }) => [
        ...every(6_300, '2026-01-26T06:00:00.000Z', 280).flatMap((time, i) =>
          gateway(event, time, i, 'works'),
        ),
        ...every(1_200, '2026-02-16T06:05:00.000Z', 60).flatMap((time, i) =>
          gateway(event, time, i, 'refused'),
        ),
      ],
    }),
  }),
  evidence({
    id: 'blind-gateway-target-unreachable',
    kind: 'without cause',
    made: 'A firewall change cut the gateway from the terminal servers: Gateway 304 with error 23005 for each attempt; before it 302 and 303 in pairs.',
    truth: [{ began: ['Microsoft-Windows-TerminalServices-Gateway', 304] }],
    mustNot: ['unreachable-gateway', 'unusable-gateway-certificate', 'wrong-password', 'not-a-gateway'],
    now: '2026-03-31T12:00:00.000Z',
    files: server({
      computer: 'gw.travel.example',
      seed: 69,
      language: 'es',
      domain: 'TRAVEL',
      from: '2026-03-09T00:00:00.000Z',
      until: '2026-03-31T11:45:00.000Z',
      workers: staff('root.gw 10.4.0.2'),
      events: ({ event }) => [
        ...every(5_100, '2026-03-09T06:00:00.000Z', 366).flatMap((time, i) =>
          gateway(event, time, i, 'works'),
        ),
        ...every(700, '2026-03-30T21:10:00.000Z', 70).flatMap((time, i) => gateway(event, time, i, 'cut')),
      ],
    }),
  }),
  evidence({
    id: 'blind-idle-timeout-of-router',
    kind: 'cannot tell',
    made: 'A router forgets idle connections after three minutes: sessions drop in the server log with nothing beside them that tells why.',
    truth: ['unknown'],
    mayAlso: ['measured-death', 'failing-since-onset', 'closed-session', 'lossy-network'],
    mustNot: ['session-time-limit', 'administrative-disconnect', 'crashed-session', 'stopped-service'],
    now: '2026-06-12T10:00:00.000Z',
    files: server({
      computer: 'branch-ts.stores.example',
      seed: 70,
      domain: 'STORES',
      from: '2026-05-18T00:00:00.000Z',
      until: '2026-06-12T09:50:00.000Z',
      workers: staff('store12 10.212.0.5', 'store31 10.231.0.5', 'hq.ann 10.1.0.14'),
      onset: '2026-06-11T06:00:00.000Z',
      whom: ['store12', 'store31'],
      failing: droppedSession,
    }),
  }),
];

type Write = ReturnType<typeof machineOf>['event'];

/** An attempt as the gateway logs it: let in and away again, refused by the connection policy, or without way to the target. */
function gateway(event: Write, time: string, i: number, end: 'works' | 'refused' | 'cut') {
  const people = ['STIFTUNG\\k.lang', 'STIFTUNG\\h.ott', 'TRAVEL\\pgomez', 'TRAVEL\\irivas'];
  const values = { Username: people[i % 4]!, IpAddress: `203.0.113.${20 + (i % 60)}`, AuthType: 'NTLM' };
  const write = (
    id: number,
    severity: 'error' | 'information',
    moment: string,
    more: Record<string, string>,
  ) =>
    event(
      'Microsoft-Windows-TerminalServices-Gateway/Operational',
      'Microsoft-Windows-TerminalServices-Gateway',
      id,
      severity,
      moment,
      {},
      {
        userData: {
          element: 'EventInfo',
          namespace: 'aag',
          values: { ...values, Resource: 'ts01', ...more },
        },
      },
    );
  if (end === 'refused')
    return [write(201, 'error', time, { ConnectionProtocol: 'HTTP', ErrorCode: '23003' })];
  const admitted = [
    write(200, 'information', time, { ConnectionProtocol: 'HTTP' }),
    write(300, 'information', later(time, 1), { ConnectionProtocol: 'HTTP' }),
  ];
  if (end === 'cut')
    return [
      ...admitted,
      write(304, 'error', later(time, 22), { ConnectionProtocol: 'HTTP', ErrorCode: '23005' }),
    ];
  return [
    ...admitted,
    write(302, 'information', later(time, 2), { ConnectionProtocol: 'HTTP' }),
    write(303, 'information', later(time, 3_000 + i), {
      ConnectionProtocol: 'HTTP',
      BytesReceived: '182934',
      BytesTransfered: '8822114',
      SessionDuration: '2998',
      ErrorCode: '0',
    }),
  ];
}

interface Client {
  readonly computer: string;
  readonly seed: number;
  readonly from: string;
  readonly until: string;
}

/** The logs of a client: its own noise, and what the case puts in. */
function laptop(
  client: Client,
  events: (
    log: ReturnType<typeof logOf>,
    machine: ReturnType<typeof machineOf>,
  ) => readonly ReturnType<Write>[],
) {
  const machine = machineOf(client.computer, 'de', client.computer);
  const noise = noiseOf(machine, chanceOf(client.seed), { ...client, workers: [] });
  const kept = noise.filter(({ time }) => time >= client.from && time <= client.until);
  return logFiles([...kept, ...events(machine.log, machine)]);
}
