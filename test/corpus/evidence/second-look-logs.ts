import type { WrittenEvent } from '../../evtx-writer/written-event.ts';
import { evidenceCase, type EvidenceFile, type EvidenceLabel } from './evidence-case.ts';
import {
  at,
  clientAttempt,
  deadConnection,
  goodSession,
  logFiles,
  logOf,
  systemNoise,
  type LogOf,
} from './log-events.ts';
import { rdpFile } from './settings.ts';

const client = logOf('PC7');
const server = logOf('SRV01.corp.example');
const other = logOf('SRV02.corp.example');
const noise = (log: LogOf = server) => systemNoise(log, at('09-01 11:00:00'), 30);
const days = (from: string, count: number) => Array.from({ length: count }, (_, i) => at(from, i * 86_400));
const sessions = (from: string, count: number, log: LogOf = server, address = '192.0.2.50') =>
  days(from, count).flatMap((time) => goodSession(log, time, address));
const deaths = (from: string, count: number, log: LogOf = server, address = '192.0.2.50') =>
  days(from, count).flatMap((time) => deadConnection(log, time, address));
const keyDenied = (time: string) =>
  server.schannel(36870, time, { Type: 'server', ErrorCode: '0x8009030d', ErrorStatus: 10001 });

type Sketch = Omit<EvidenceLabel, 'class' | 'files'> & {
  readonly events: () => readonly WrittenEvent[];
  readonly beside?: readonly EvidenceFile[];
};
const logs = ({ events, beside = [], ...label }: Sketch) =>
  evidenceCase({ class: 'second look: logs', files: () => [...logFiles(events()), ...beside], ...label });

/** Further logs, written after the causes knew those of the other files. */
export const secondLookLogs = [
  logs({
    id: 'again-iis-until-now',
    made: 'A web site whose key is unreadable logs 36870 every hour until now; Remote Desktop works daily.',
    truth: 'healthy',
    mustNot: ['unreadable-certificate-key'],
    events: () => [
      ...noise(),
      ...Array.from({ length: 700 }, (_, i) => keyDenied(at('08-03 12:00:00', i * 3_600))),
      ...sessions('08-03 08:00:00', 30),
    ],
  }),
  logs({
    id: 'again-key-after-iis',
    made: 'One 36870 of a web site in early August; since 28 August the key of Remote Desktop is unreadable, 36870 with every connection.',
    truth: 'unreadable-certificate-key',
    mayAlso: ['dropped-before-sign-in'],
    events: () => [
      ...noise(),
      keyDenied(at('08-04 12:00:00')),
      ...sessions('08-04 08:00:00', 24),
      ...deaths('08-28 08:00:00', 5),
      ...days('08-28 08:00:00', 5).map((time) => keyDenied(time)),
    ],
  }),
  logs({
    id: 'again-restart',
    made: 'A restart: TermService stopped (7036), shutdown, start; the System log goes on and holds no word of TermService since.',
    truth: 'healthy',
    mustNot: ['stopped-service'],
    events: () => [
      ...noise(),
      server.serviceState(at('08-30 03:00:00'), 'TermService', 'Remote Desktop Services', false),
      server.kernel(13, at('08-30 03:00:05'), { StopTime: 'x' }),
      server.kernel(12, at('08-30 03:01:00'), { MajorVersion: 10, MinorVersion: 0, BuildVersion: 20348 }),
    ],
  }),
  logs({
    id: 'again-ipv6',
    made: 'An IPv6 client that came in daily is dropped since 28 August; 1057 since the night before.',
    truth: 'failed-certificate-renewal',
    mayAlso: ['dropped-before-sign-in'],
    events: () => [
      ...noise(),
      ...sessions('08-10 08:00:00', 18, server, '2001:db8::50'),
      ...days('08-28 02:00:00', 4).map((time) => server.rcm(1057, time, ['Keyset does not exist'])),
      ...deaths('08-28 08:00:00', 4, server, '2001:db8::50'),
    ],
  }),
  logs({
    id: 'again-alias',
    made: 'The .rdp file names an alias (rds.corp.example); the logs are of SRV01, whose renewal fails (1058).',
    truth: 'failed-certificate-renewal',
    mayAlso: ['dropped-before-sign-in'],
    events: () => [
      ...noise(),
      ...days('08-25 02:00:00', 7).map((time) => server.rcm(1058, time, ['Access is denied.'])),
      ...deaths('08-26 08:00:00', 5),
    ],
    beside: [rdpFile({ 'full address': 'rds.corp.example' })],
  }),
  logs({
    id: 'again-two-servers-no-target',
    made: 'Logs of two servers and no word of which is meant; the renewal of SRV02 fails (1058).',
    truth: 'failed-certificate-renewal',
    events: () => [
      ...noise(),
      ...noise(other),
      ...days('08-25 02:00:00', 7).map((time) => other.rcm(1058, time, ['Access is denied.'])),
    ],
  }),
  logs({
    id: 'again-two-attempts-offset',
    made: 'Two attempts end with 2308; the clock of the server is 7 minutes ahead, and it accepted and dropped both.',
    truth: ['unexplained-close', 'dropped-before-sign-in'],
    mustNot: ['unreached-service'],
    events: () => [
      ...noise(),
      ...['09-01 09:00:00', '09-01 09:04:10'].flatMap((time) => [
        ...clientAttempt(client, at(time), 'srv01', 2308),
        ...deadConnection(server, at(time, 420), '192.0.2.50'),
      ]),
      ...goodSession(server, at('09-01 06:00:00'), '198.51.100.70'),
      ...goodSession(server, at('09-01 11:30:00'), '198.51.100.70'),
    ],
  }),
  logs({
    id: 'again-activity-id',
    made: 'One attempt; client and server logged the same activity id, the server 7 minutes later by its clock, and dropped it.',
    truth: 'dropped-before-sign-in',
    events: () => {
      const activityId = '{0c7f2a10-0000-4000-8000-000000000001}';
      return [
        ...noise(),
        ...clientAttempt(client, at('09-01 09:00:00'), 'srv01', 2308).map((event) => ({
          ...event,
          activityId,
        })),
        ...deadConnection(server, at('09-01 09:07:01'), '192.0.2.50').map((event) => ({
          ...event,
          activityId,
        })),
        ...goodSession(server, at('09-01 06:00:00'), '198.51.100.70'),
        ...goodSession(server, at('09-01 11:30:00'), '198.51.100.70'),
      ];
    },
  }),
  logs({
    id: 'again-lost-session',
    made: 'Sessions begin and are lost after an hour (1026 with 2308 behind 1027): connecting works, and it does not last.',
    truth: 'sessions-break-off',
    mustNot: ['unexplained-close'],
    events: () =>
      ['08-30 09:00:00', '08-31 09:00:00', '09-01 09:00:00'].flatMap((time) => [
        ...clientAttempt(client, at(time), 'srv01'),
        client.client(1026, at(time, 3_600), {
          Name: 'Disconnect Reason',
          Value: '2308',
          CustomLevel: 'Info',
        }),
      ]),
  }),
  logs({
    id: 'again-wrong-password-in-flood',
    made: 'Strangers flood the port; the person, whose client logs 2055, has an old password (140 from the own address).',
    truth: ['wrong-password', 'logged-wrong-credentials'],
    mayAlso: ['logon-flood'],
    events: () => [
      ...noise(),
      ...Array.from({ length: 2_000 }, (_, i) =>
        server.core(140, at('09-01 07:00:00', i * 2), { IPString: `203.0.113.${i % 9}` }),
      ),
      ...['09-01 09:00:00', '09-01 09:04:10', '09-01 09:20:30'].flatMap((time) => [
        ...clientAttempt(client, at(time), 'srv01', 2055),
        ...deadConnection(server, at(time, 1), '192.0.2.50'),
        server.core(140, at(time, 2), { IPString: '192.0.2.50' }),
      ]),
    ],
  }),
  logs({
    id: 'again-windows-7',
    made: 'A Windows 7 host: the source of 1058 is TermService, the old name of the provider.',
    truth: 'failed-certificate-renewal',
    events: () => [
      ...noise(),
      ...days('08-28 02:00:00', 4).map((time) => ({
        ...server.rcm(1058, time, ['Access is denied.']),
        provider: 'TermService',
      })),
    ],
  }),
  logs({
    id: 'again-udp-only',
    made: 'RdpCoreTS holds 131 of UDP beside each session, without authentication of their own; sessions work.',
    truth: 'healthy',
    mustNot: ['dropped-before-sign-in'],
    events: () => [
      ...noise(),
      ...sessions('08-10 08:00:00', 22),
      ...days('08-10 08:00:06', 22).flatMap((time) =>
        [0, 1].map(() => server.core(131, time, { ConnType: 'UDP', ClientIP: '192.0.2.50:51045' })),
      ),
    ],
  }),
  logs({
    id: 'again-kdc-skew',
    made: 'The Security log of a domain controller: 4771 with 0x25 (clock skew) from the workstation, four times.',
    truth: 'clock-skew',
    events: () =>
      days('08-29 08:00:00', 4).map((time) =>
        server.security(4771, time, {
          TargetUserName: 'maria',
          Status: '0x25',
          PreAuthType: '0',
          IpAddress: '::ffff:192.0.2.61',
        }),
      ),
  }),
  logs({
    id: 'again-kdc-password',
    made: 'The Security log of a domain controller: 4771 with 0x18 (wrong password) of many people, as every day.',
    truth: 'healthy',
    mustNot: ['clock-skew', 'logged-wrong-credentials'],
    events: () =>
      days('08-10 08:00:00', 22).map((time, i) =>
        server.security(4771, time, {
          TargetUserName: `user${i}`,
          Status: '0x18',
          PreAuthType: '2',
          IpAddress: `::ffff:192.0.2.${i + 60}`,
        }),
      ),
  }),
  logs({
    id: 'again-cleared',
    made: 'The System log was cleared this morning (104): it holds an hour, and nothing is known of before.',
    truth: 'healthy',
    events: () => [
      {
        provider: 'Microsoft-Windows-Eventlog',
        id: 104,
        time: at('09-01 10:00:00'),
        channel: 'System',
        computer: 'SRV01',
        userData: { element: 'LogFileCleared', values: { SubjectUserName: 'ops', Channel: 'System' } },
      },
      server.serviceState(at('09-01 10:30:00'), 'wuauserv', 'Windows Update', true),
    ],
  }),
  logs({
    id: 'again-probe-without-sign-in',
    made: 'A monitor opens the port every ten minutes and leaves; people come in daily.',
    truth: 'healthy',
    mustNot: ['dropped-before-sign-in'],
    events: () => [
      ...noise(),
      ...sessions('08-20 08:00:00', 13),
      ...Array.from({ length: 400 }, (_, i) =>
        deadConnection(server, at('08-29 00:00:00', i * 600), '192.0.2.9'),
      ).flat(),
    ],
  }),
];
