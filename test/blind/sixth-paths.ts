import { clientAttempt, forwarded } from '../corpus/evidence/log-events.ts';
import type { WrittenEvent } from '../evtx-writer/written-event.ts';
import type { BlindCase } from './blind-case.ts';
import { untraced } from './failures.ts';
import { knocked, written } from './fifth-days.ts';
import type { Machine } from './machine.ts';
import { every, later } from './moments.ts';
import { eventsOf } from './server-life.ts';
import { asked, beside, began, case6, clinic, single, twelve } from './sixth-days.ts';
import type { Worker } from './worker.ts';

const notebook = single('NB-112.klinik.example');
const gateway = single('RDGW-1.klinik.example');
const monday = '2026-09-14T05:00:00.000Z';
const mornings = every(86_400, '2026-09-07T06:45:00.000Z', 5);

/** What the gateway writes of somebody whom it lets through (200, 300, 302) or not (201). */
function door(id: number, time: string, user: string, errorCode = '0'): WrittenEvent {
  const provider = 'Microsoft-Windows-TerminalServices-Gateway';
  return gateway.event(
    `${provider}/Operational`,
    provider,
    id,
    errorCode === '0' ? 'information' : 'error',
    time,
    {},
    {
      userData: {
        element: 'EventInfo',
        namespace: 'aag',
        values: {
          Username: `KLINIK\\${user}`,
          IpAddress: '198.51.100.61',
          AuthType: 'NTLM',
          Resource: 'rdsh-50.klinik.example',
          ConnectionProtocol: 'HTTP',
          ErrorCode: errorCode,
        },
      },
    },
  );
}

/** Authenticated, and the broker does not say where the session is to be. */
const unbrokered = (machine: Machine, time: string, worker: Worker): readonly WrittenEvent[] => [
  ...knocked(machine, time, worker),
  machine.accepted(later(time, 1.8), worker, 3),
  machine.authenticated(later(time, 2), worker),
  machine.event(
    'Microsoft-Windows-TerminalServices-SessionBroker-Client/Operational',
    'Microsoft-Windows-TerminalServices-SessionBroker-Client',
    1296,
    'error',
    later(time, 22),
    {},
    {
      userData: {
        element: 'EventXML',
        namespace: 'Event_NS',
        values: {
          param1: `KLINIK\\${worker.user}`,
          param2: 'Remote Desktop Connection Broker is not ready for RPC communication.',
        },
      },
    },
  ),
  machine.log.core(102, later(time, 23)),
  machine.log.core(103, later(time, 23), { ReasonCode: 0 }),
];

/** Between the person and the server: gateway, broker, tunnel, name, firewall. */
export const sixthPaths: readonly BlindCase[] = [
  case6({
    id: 'sixth-log-gateway-certificate-ran-out',
    kind: 'with cause',
    made: 'A home worker’s log: fine all last week, since Monday each attempt ends with 0x3000007, the gateway’s certificate expired or revoked.',
    truth: ['unusable-gateway-certificate'],
    mayAlso: ['client-reported'],
    mustNot: [
      'expired-certificate',
      'unreachable-gateway',
      'wrong-password',
      'rejecting-client',
      'dead-tunnel',
    ],
    files: written(
      mornings.flatMap((time) => clientAttempt(notebook.log, time, 'rdsh-50')),
      every(1_200, '2026-09-14T06:40:00.000Z', 6).flatMap((time) =>
        clientAttempt(notebook.log, time, 'rdsh-50', 50_331_655),
      ),
    ),
  }),
  case6({
    id: 'sixth-log-gateway-policy-refuses',
    kind: 'with cause',
    made: 'Since the network policy server was moved on Monday the gateway refuses everybody: 201 with 23003 each time, where 200, 300 and 302 stood before.',
    truth: ['turned-away-by-gateway', { began: ['Microsoft-Windows-TerminalServices-Gateway', 201] }],
    mustNot: ['wrong-password', 'unreachable-gateway', 'unusable-gateway-certificate', 'locked-account'],
    files: written(
      every(7_200, '2026-09-01T06:00:00.000Z', 140)
        .filter((time) => time < monday)
        .flatMap((time, i) => {
          const user = twelve[i % twelve.length]?.user ?? '';
          return [
            door(200, time, user),
            door(300, later(time, 0.4), user),
            door(302, later(time, 0.8), user),
            door(303, later(time, 5_100), user),
          ];
        }),
      every(900, monday, 60).map((time, i) =>
        door(201, time, twelve[i % twelve.length]?.user ?? '', '23003'),
      ),
    ),
  }),
  case6({
    id: 'sixth-log-broker-not-ready',
    kind: 'with cause',
    made: 'The farm’s broker is down since Tuesday before dawn: SessionBroker-Client 1296 ("not ready for RPC communication") behind each authentication, no session begins.',
    truth: ['unready-broker', 'broker-failure'],
    mustNot: ['draining-server', 'session-limit', 'expired-licensing-grace', 'wrong-password'],
    files: clinic({
      computer: 'RDSH-51.klinik.example',
      seed: 651,
      onset: '2026-09-15T04:30:00.000Z',
      failing: unbrokered,
    }),
  }),
  case6({
    id: 'sixth-log-tunnel-falls',
    kind: 'with cause',
    made: 'Laptop: the VPN ends each time a minute before the session does (RasClient 20226 with 829), then 516 until it is dialled again.',
    truth: ['dead-tunnel', { began: ['RasClient', 20_226] }],
    mayAlso: ['client-reported', 'unreached-service', 'sessions-break-off', 'lossy-network'],
    mustNot: ['stopped-service', 'session-time-limit', 'disabled-remote-desktop', 'wrong-password'],
    files: written(
      every(7_200, '2026-09-14T06:30:00.000Z', 4).flatMap((time) => [
        notebook.application('RasClient', 20_225, 'information', later(time, -60), [
          '{1C0D57C2-7B1E-4E0F-8E1B-5C40B9C6A001}',
          'KLINIK\\frieda',
          'Klinik VPN',
        ]),
        ...clientAttempt(notebook.log, time, 'rdsh-50'),
        notebook.application('RasClient', 20_226, 'information', later(time, 1_500), [
          '{1C0D57C2-7B1E-4E0F-8E1B-5C40B9C6A001}',
          'KLINIK\\frieda',
          'Klinik VPN',
          '829',
        ]),
        notebook.log.client(1026, later(time, 1_562), {
          Name: 'Disconnect Reason',
          Value: '2308',
          CustomLevel: 'Info',
        }),
        ...clientAttempt(notebook.log, later(time, 1_700), 'rdsh-50', 516),
        ...clientAttempt(notebook.log, later(time, 1_900), 'rdsh-50', 516),
      ]),
    ),
  }),
  case6({
    id: 'sixth-log-name-of-another',
    kind: 'with cause',
    made: 'The record of RDSH-52 still leads to the address that RDSH-60 got: Kerberos 4 (the ticket was for another account) with each attempt since Monday, which ends with 5895.',
    truth: ['wrong-machine-behind-name', { began: ['Microsoft-Windows-Security-Kerberos', 4] }],
    mayAlso: ['client-reported', 'stale-hosts-entry'],
    mustNot: ['wrong-password', 'clock-skew', 'locked-account', 'unreachable-domain-controller'],
    files: written(
      mornings.flatMap((time) => clientAttempt(notebook.log, time, 'rdsh-52')),
      every(1_500, '2026-09-14T06:40:00.000Z', 7).flatMap((time) => [
        ...clientAttempt(notebook.log, time, 'rdsh-52', 5_895),
        notebook.system('Microsoft-Windows-Security-Kerberos', 4, 'error', later(time, 1), {
          Server: 'rdsh-60$',
          TargetRealm: 'KLINIK.EXAMPLE',
          Targetname: 'TERMSRV/rdsh-52.klinik.example',
          ClientRealm: 'KLINIK.EXAMPLE',
        }),
      ]),
    ),
  }),
  case6({
    id: 'sixth-log-public-after-restart',
    kind: 'with cause',
    made: 'After the restart on Sunday the card is taken for a public network (NetworkProfile 10000 with category 0, firewall 2010 from 1 to 4); the listener is up and nobody arrives.',
    truth: ['public-network-profile', 'blocking-firewall', 'prohibiting-firewall'],
    mayAlso: ['unreached-service'],
    mustNot: ['stopped-service', 'disabled-listener', 'dead-tunnel', 'unconnected-adapter'],
    files: clinic({
      computer: 'RDSH-53.klinik.example',
      seed: 653,
      restarts: ['2026-09-13T20:00:00.000Z'],
      onset: '2026-09-13T20:01:00.000Z',
      failing: untraced,
      events: (machine) => [
        beside(
          machine,
          'Microsoft-Windows-NetworkProfile',
          'Operational',
          10_000,
          '2026-09-13T20:02:05.000Z',
          {
            Name: 'Network 3',
            Description: 'Network 3',
            Guid: '{5E0C3F6A-0F5B-4B0E-9C37-6D1C33A1F2B7}',
            Type: '0',
            State: '9',
            Category: '0',
          },
        ),
        machine.event(
          'Microsoft-Windows-Windows Firewall With Advanced Security/Firewall',
          'Microsoft-Windows-Windows Firewall With Advanced Security',
          2010,
          'information',
          '2026-09-13T20:02:06.000Z',
          {
            InterfaceGuid: '{5E0C3F6A-0F5B-4B0E-9C37-6D1C33A1F2B7}',
            InterfaceName: 'Ethernet0',
            OldProfile: '1',
            NewProfile: '4',
          },
        ),
      ],
    }),
  }),
  case6({
    id: 'sixth-log-one-of-three-collected',
    kind: 'with cause',
    made: 'A collector’s single file of three hosts: on the second the service was disabled and stopped on Monday; the other two work on.',
    truth: ['stopped-service'],
    mayAlso: ['several-machines', 'unreached-service'],
    mustNot: ['blocking-firewall', 'disabled-listener', 'dead-tunnel', 'wrong-password'],
    files: () => [
      forwarded(
        [1, 2, 3].flatMap((number) =>
          eventsOf({
            computer: `FARM-${number}.klinik.example`,
            seed: 654 + number,
            from: began,
            until: asked,
            domain: 'KLINIK',
            workers: twelve.slice(number * 3 - 3, number * 3),
            ...(number === 2 && {
              onset: monday,
              failing: untraced,
              events: (machine: Machine) => [
                machine.system('Service Control Manager', 7040, 'information', '2026-09-14T04:50:00.000Z', {
                  param1: 'Remote Desktop Services',
                  param2: 'demand start',
                  param3: 'disabled',
                  param4: 'TermService',
                }),
                machine.service('UmRdpService', false, '2026-09-14T04:50:30.000Z'),
                machine.service('TermService', false, '2026-09-14T04:50:31.000Z'),
              ],
            }),
          }),
        ),
      ),
    ],
  }),
];
