import { clientAttempt, logFiles, logOf } from '../../corpus/evidence/log-events.ts';
import { evidence, type BlindCase } from '../blind-case.ts';
import { chanceOf } from '../chance.ts';
import { machineOf } from '../machine.ts';
import { every, later } from '../moments.ts';
import { noiseOf } from '../noise.ts';
import { server } from '../server-life.ts';
import { staff } from '../worker.ts';

/** Gateways and tunnels, seen from the gateway and from the client. */
export const gatewayCases: readonly BlindCase[] = [
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
    more: Readonly<Record<string, string | number>>,
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
    return [write(201, 'error', time, { ConnectionProtocol: 'HTTP', ErrorCode: 23_003 })];
  const admitted = [
    write(200, 'information', time, { ConnectionProtocol: 'HTTP' }),
    write(300, 'information', later(time, 1), { ConnectionProtocol: 'HTTP' }),
  ];
  if (end === 'cut')
    return [
      ...admitted,
      write(304, 'error', later(time, 22), { ConnectionProtocol: 'HTTP', ErrorCode: 23_005 }),
    ];
  return [
    ...admitted,
    write(302, 'information', later(time, 2), { ConnectionProtocol: 'HTTP' }),
    write(303, 'information', later(time, 3_000 + i), {
      ConnectionProtocol: 'HTTP',
      BytesReceived: '182934',
      BytesTransfered: '8822114',
      SessionDuration: '2998',
      ErrorCode: 0,
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
