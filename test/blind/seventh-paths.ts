import { clientAttempt, forwarded } from '../corpus/evidence/log-events.ts';
import type { BlindCase } from './blind-case.ts';
import { refusedWith } from './failures.ts';
import { written } from './fifth-days.ts';
import { every, later } from './moments.ts';
import { crashedService } from './noise.ts';
import { eventsOf } from './server-life.ts';
import { asked, began, case7, gate, letIn, monday, nine, one, over, told, yard } from './seventh-days.ts';

const notebook = one('NB-GERDES.werft.example');
const gateway = one('RDG01.werft.example');
const broker = 'Microsoft-Windows-TerminalServices-SessionBroker';
const mornings = every(86_400, '2026-10-12T05:40:00.000Z', 5);
const host = 'ts-dock.werft.example';

/** Notebooks, gateways, brokers and farms. */
export const seventhPaths: readonly BlindCase[] = [
  case7({
    id: 'seventh-log-notebook-vpn-809',
    kind: 'with cause',
    made: 'A notebook alone: last week it worked from home; since Monday the VPN does not come up (RasClient 20227 with 809) and so the server’s name is not found (260).',
    truth: ['dead-tunnel', 'unresolved-name', { began: ['RasClient', 20_227] }],
    mayAlso: ['client-reported'],
    mustNot: ['stopped-service', 'disabled-remote-desktop', 'wrong-password', 'update-regression'],
    files: written(
      mornings.flatMap((time) => [
        notebook.application('RasClient', 20_225, 'information', later(time, -60), [
          '{8C1D6E6F-0A40-4B0E-9C11-3A7F60B5C001}',
          'WERFT\\gerdes',
          'VPN Werft',
        ]),
        ...clientAttempt(notebook.log, time, host),
      ]),
      every(7_200, '2026-10-19T05:30:00.000Z', 5).flatMap((time) => [
        notebook.application('RasClient', 20_227, 'error', time, [
          '{8C1D6E6F-0A40-4B0E-9C11-3A7F60B5C001}',
          'WERFT\\gerdes',
          'VPN Werft',
          '809',
        ]),
        ...clientAttempt(notebook.log, later(time, 45), host, 260),
      ]),
    ),
  }),
  case7({
    id: 'seventh-log-gateway-service-dies',
    kind: 'with cause',
    made: 'The gateway’s own logs: its service ended three times in the night to Tuesday (7031, 7034 at last) and was not started again; until then people passed.',
    truth: [
      'stopped-gateway-service',
      'failing-gateway',
      'unreachable-gateway',
      { began: ['Service Control Manager', 7034] },
      { began: ['Service Control Manager', 7031] },
    ],
    mayAlso: ['unreached-service'],
    mustNot: ['stopped-service', 'turned-away-by-gateway', 'wrong-password', 'blocking-firewall'],
    files: written(
      every(10_800, began, 120).flatMap((time, i) => {
        const user = nine[i % nine.length]?.user ?? '';
        return [
          gate(200, time, user, host),
          gate(300, later(time, 0.4), user, host),
          gate(302, later(time, 0.8), user, host),
          gate(303, later(time, 6_000), user, host),
        ];
      }),
      every(1_200, '2026-10-20T01:10:00.000Z', 2).map((time, i) =>
        crashedService(gateway, time, 'Remote Desktop Gateway', 'TSGateway', i + 1),
      ),
      [
        gateway.system('Service Control Manager', 7034, 'error', '2026-10-20T01:52:00.000Z', {
          param1: 'Remote Desktop Gateway',
          param2: '3',
        }),
      ],
    ),
  }),
  case7({
    id: 'seventh-log-new-host-not-in-policy',
    kind: 'with cause',
    made: 'The old host goes on to be reached through the gateway; since Monday its successor is tried and each is refused it by the resource policy (301, 23002).',
    truth: ['turned-away-by-gateway', { began: ['Microsoft-Windows-TerminalServices-Gateway', 301] }],
    mayAlso: ['client-reported'],
    mustNot: ['unreachable-gateway', 'failing-gateway', 'wrong-password', 'unusable-gateway-certificate'],
    files: written(
      every(14_400, began, 98).flatMap((time, i) => {
        const user = nine[i % nine.length]?.user ?? '';
        return [
          gate(200, time, user, host),
          gate(300, later(time, 0.4), user, host),
          gate(302, later(time, 0.8), user, host),
          gate(303, later(time, 7_000), user, host),
        ];
      }),
      every(5_400, '2026-10-19T06:00:00.000Z', 34).flatMap((time, i) => {
        const user = nine[(i * 2) % nine.length]?.user ?? '';
        return [
          gate(200, time, user, 'ts-neu.werft.example'),
          gate(301, later(time, 0.5), user, 'ts-neu.werft.example', '23002'),
        ];
      }),
    ),
  }),
  case7({
    id: 'seventh-log-farm-one-host-without-trust',
    kind: 'with cause',
    made: 'Events of two hosts of a farm, collected in one log: on the first people work, on the second nobody signs in since Monday (NETLOGON 3210, 0xc000018b).',
    truth: ['broken-domain-trust', 'lost-domain-channel', { began: ['NETLOGON', 3210] }],
    mayAlso: ['refused-logon', 'several-machines'],
    mustNot: ['wrong-password', 'unready-broker', 'draining-server', 'locked-account', 'session-limit'],
    files: () => [
      forwarded([
        ...eventsOf({
          computer: 'FARM-A.werft.example',
          seed: 733,
          from: began,
          until: asked,
          workers: nine.slice(0, 4),
          domain: 'WERFT',
        }),
        ...eventsOf({
          computer: 'FARM-B.werft.example',
          seed: 734,
          from: began,
          until: asked,
          workers: nine.slice(4),
          domain: 'WERFT',
          onset: monday,
          failing: refusedWith('0xc000018b'),
          events: (machine) =>
            every(14_400, monday, 14).map((time) =>
              machine.system('NETLOGON', 3210, 'error', time, ['WERFT', '\\\\dc01.werft.example'], {
                binary: Uint8Array.from([0x22, 0, 0, 0xc0]),
              }),
            ),
        }),
      ]),
    ],
  }),
  case7({
    id: 'seventh-log-broker-finds-no-host',
    kind: 'with cause',
    made: 'The broker’s server: since Monday it authenticates everybody and then cannot say where to go (SessionBroker 802 "element not found", client 1306).',
    truth: [
      'broker-failure',
      'unready-broker',
      { began: [broker, 802] },
      { began: [`${broker}-Client`, 1306] },
    ],
    mayAlso: ['draining-server'],
    mustNot: ['wrong-password', 'session-limit', 'expired-licensing-grace', 'denied-logon-right'],
    files: yard({
      computer: 'RDCB.werft.example',
      seed: 735,
      onset: monday,
      failing: (machine, time, worker) => [
        ...letIn(machine, time, worker),
        told(machine, broker, 'Operational', 802, later(time, 2.3), {
          param1: `WERFT\\${worker.user}`,
          param2: 'Element not found.',
        }),
        told(machine, `${broker}-Client`, 'Operational', 1306, later(time, 2.5), {
          param1: `WERFT\\${worker.user}`,
          param2: 'NULL',
        }),
        ...over(machine, later(time, 3)),
      ],
    }),
  }),
];
