import type { WrittenEvent } from '../../evtx-writer/written-event.ts';
import { evidenceCase, type EvidenceLabel } from './evidence-case.ts';
import {
  at,
  authenticated,
  deadConnection,
  goodSession,
  logFiles,
  logOf,
  systemNoise,
} from './log-events.ts';

const server = logOf('SRV01');
const noise = () => systemNoise(server, at('09-01 11:00:00'), 20);
const sessions = (from: string, count: number) =>
  Array.from({ length: count }, (_, i) => goodSession(server, at(from, i * 86_400), '192.0.2.50')).flat();

/** Security 4625 as Windows writes it for a remote logon. */
const failed = (time: string, user: string, address: string, sub: number, type = 3) =>
  server.security(4625, time, {
    SubjectUserName: '-',
    TargetUserName: user,
    TargetDomainName: 'CORP',
    Status: { hex32: 0xc000_006d },
    FailureReason: '%%2313',
    SubStatus: { hex32: sub },
    LogonType: type,
    LogonProcessName: type === 2 ? 'User32 ' : 'NtLmSsp ',
    AuthenticationPackageName: 'NTLM',
    IpAddress: address,
    IpPort: '0',
  });
const succeeded = (time: string, user: string, address: string, type = 10) =>
  server.security(4624, time, { TargetUserName: user, LogonType: type, IpAddress: address, IpPort: '0' });

/** An attempt with a wrong password, as the three logs of the server show it. */
const refused = (time: string, user: string, address: string, sub = 0xc000_006a) => [
  ...deadConnection(server, time, address),
  server.core(140, time, { IPString: address }),
  failed(time, user, address, sub),
];

/** Passwords guessed by strangers: `count` attempts, `perMinute` a minute, from changing addresses. */
const guesses = (
  from: string,
  count: number,
  perMinute: number,
  write: (time: string, address: string, i: number) => WrittenEvent,
) =>
  Array.from({ length: count }, (_, i) =>
    write(at(from, (i * 60) / perMinute), `203.0.113.${(i % 7) + 1}`, i),
  );

type Sketch = Omit<EvidenceLabel, 'class' | 'files'> & { readonly events: () => readonly WrittenEvent[] };
const logs = ({ events, ...label }: Sketch) =>
  evidenceCase({
    class: 'logs: sign-in and session',
    files: () => logFiles([...noise(), ...events()]),
    ...label,
  });

/** Logs about who came in and who did not. */
export const signInLogs = [
  logs({
    id: 'log-wrong-password',
    made: 'One person tries an old password five times this morning (4625 0xC000006A, RdpCoreTS 140) and gives up.',
    truth: 'logged-wrong-credentials',
    mayAlso: ['wrong-password'],
    events: () => [
      ...sessions('08-20 08:00:00', 12),
      ...[0, 1, 2, 3, 4].flatMap((i) => refused(at('09-01 09:00:00', i * 40), 'maria', '192.0.2.61')),
    ],
  }),
  logs({
    id: 'log-locked-account',
    made: 'The account is locked: 4625 with 0xC0000234 at each attempt.',
    truth: 'logged-wrong-credentials',
    mayAlso: ['locked-account'],
    events: () =>
      [0, 1, 2].flatMap((i) => refused(at('09-01 09:00:00', i * 60), 'maria', '192.0.2.61', 0xc000_0234)),
  }),
  logs({
    id: 'log-no-right',
    made: 'The person authenticates (1149) and is refused for lack of the right to log on remotely (4825).',
    truth: 'denied-logon-right',
    events: () =>
      [0, 1].flatMap((i) => [
        ...deadConnection(server, at('09-01 09:00:00', i * 60), '192.0.2.61'),
        authenticated(server, at('09-01 09:00:03', i * 60), '192.0.2.61', 'maria'),
        server.security(4825, at('09-01 09:00:04', i * 60), {
          AccountName: 'maria',
          AccountDomain: 'CORP',
          LogonID: { hex32: 0x1234 },
          ClientAddress: '192.0.2.61',
        }),
      ]),
  }),
  logs({
    id: 'log-typo-then-in',
    made: 'A person mistypes twice and is in at the third attempt.',
    truth: 'healthy',
    mustNot: ['logged-wrong-credentials'],
    events: () => [
      ...refused(at('09-01 08:00:00'), 'ops', '192.0.2.50'),
      ...refused(at('09-01 08:00:20'), 'ops', '192.0.2.50'),
      succeeded(at('09-01 08:01:02'), 'ops', '192.0.2.50'),
      ...goodSession(server, at('09-01 08:01:00'), '192.0.2.50'),
    ],
  }),
  logs({
    id: 'log-local-typos',
    made: 'Somebody mistypes at the console (type 2) all week; Remote Desktop works.',
    truth: 'healthy',
    mustNot: ['logged-wrong-credentials'],
    events: () => [
      ...sessions('08-20 08:00:00', 12),
      ...[20, 22, 24, 26].map((day) => failed(at(`08-${day} 07:00:00`), 'ops', '127.0.0.1', 0xc000_006a, 2)),
    ],
  }),
  logs({
    id: 'log-share-failures',
    made: 'A scanner connects to file shares with an old password hourly (4625 type 3, no RdpCoreTS 131 of it); sessions work.',
    truth: 'healthy',
    mustNot: ['logged-wrong-credentials'],
    events: () => [
      ...sessions('08-20 08:00:00', 12),
      ...Array.from({ length: 100 }, (_, i) =>
        failed(at('08-27 00:10:00', i * 3600), 'scanner', '192.0.2.200', 0xc000_006a),
      ),
    ],
  }),
  logs({
    id: 'log-flood',
    made: 'Strangers guess 6,000 passwords in two hours (4625, RdpCoreTS 131 and 140); people get in between.',
    truth: 'logon-flood',
    mustNot: ['logged-wrong-credentials', 'dropped-before-sign-in'],
    events: () => [
      ...sessions('08-20 08:00:00', 12),
      ...guesses('09-01 06:00:00', 6_000, 50, (time, address, i) =>
        failed(time, ['administrator', 'admin', 'user'][i % 3]!, address, 0xc000_0064),
      ),
      ...guesses('09-01 06:00:00', 3_000, 50, (time, address) =>
        server.core(131, time, { ConnType: 'TCP', ClientIP: `${address}:4${time.slice(17, 19)}1` }),
      ),
    ],
  }),
  logs({
    id: 'log-flood-140',
    made: 'The same seen by RdpCoreTS alone (131 and 140); the Security log was not collected.',
    truth: 'logon-flood',
    mustNot: ['dropped-before-sign-in'],
    events: () => [
      ...sessions('08-20 08:00:00', 12),
      ...guesses('09-01 06:00:00', 2_400, 40, (time, address) =>
        server.core(140, time, { IPString: address }),
      ),
      ...guesses('09-01 06:00:00', 2_400, 40, (time, address) =>
        server.core(131, time, { ConnType: 'TCP', ClientIP: `${address}:41001` }),
      ),
    ],
  }),
  logs({
    id: 'log-too-many-connections',
    made: 'RemoteConnectionManager 1006 every few minutes this morning: a flood of incomplete connections.',
    truth: 'logon-flood',
    mustNot: ['dropped-before-sign-in'],
    events: () => [
      ...sessions('08-20 08:00:00', 12),
      ...Array.from({ length: 20 }, (_, i) => server.connectionsAdmin(1006, at('09-01 09:00:00', i * 180))),
    ],
  }),
  logs({
    id: 'log-few-strangers',
    made: 'An exposed host: 200 guesses over a week, a few an hour; people get in daily.',
    truth: 'healthy',
    mustNot: ['logon-flood', 'logged-wrong-credentials', 'dropped-before-sign-in'],
    events: () => [
      ...sessions('08-20 08:00:00', 13),
      ...Array.from({ length: 200 }, (_, i) => [
        server.core(131, at('08-25 00:00:00', i * 3000), {
          ConnType: 'TCP',
          ClientIP: `203.0.113.${i % 90}:4000`,
        }),
        failed(at('08-25 00:00:01', i * 3000), 'administrator', `203.0.113.${i % 90}`, 0xc000_0064),
      ]).flat(),
    ],
  }),
  logs({
    id: 'log-clock-4625',
    made: 'The clock of the client is off: 4625 with 0xC0000133 (time difference at the domain controller).',
    truth: 'clock-skew',
    mayAlso: ['logged-wrong-credentials'],
    events: () =>
      [0, 1, 2].flatMap((i) => refused(at('09-01 09:00:00', i * 60), 'maria', '192.0.2.61', 0xc000_0133)),
  }),
  logs({
    id: 'log-grace-ended',
    made: 'The licensing grace period has ended: 1069 (one source) daily, connections reach 1149 and no session begins.',
    truth: 'expired-licensing-grace',
    mayAlso: ['unset-licensing-mode'],
    events: () =>
      [29, 30, 31].flatMap((day) => [
        server.rcm(1069, at(`08-${day} 07:00:00`)),
        ...deadConnection(server, at(`08-${day} 08:00:00`), '192.0.2.50'),
        authenticated(server, at(`08-${day} 08:00:02`), '192.0.2.50', 'ops'),
      ]),
  }),
  logs({
    id: 'log-licensing-mode',
    made: 'The licensing mode is not configured: 1068 (one source) daily; sessions still work in the grace period.',
    truth: 'unset-licensing-mode',
    mustNot: ['expired-licensing-grace'],
    events: () => [
      ...sessions('08-20 08:00:00', 12),
      ...[29, 30, 31].map((day) => server.rcm(1068, at(`08-${day} 07:00:00`))),
    ],
  }),
  logs({
    id: 'log-taken-over',
    made: 'Two people share an account and take the session from each other: LSM 40 reason 5 (mapping unconfirmed), 0x3/0x5.',
    truth: 'replaced-session',
    code: '0x3/0x5',
    events: () => [
      ...sessions('08-20 08:00:00', 12),
      server.sessions(40, at('09-01 09:00:00'), { Session: '2', Reason: '5' }),
      server.sessions(25, at('09-01 09:00:01'), { User: 'CORP\\ops', SessionID: '2', Address: '192.0.2.77' }),
    ],
  }),
  logs({
    id: 'log-idle-limit',
    made: 'A policy ends idle sessions: LSM 40 reason 3 (mapping unconfirmed), the client shows 0x3/0x3.',
    truth: 'session-time-limit',
    code: '0x3/0x3',
    events: () => [
      ...sessions('08-20 08:00:00', 12),
      server.sessions(40, at('09-01 09:00:00'), { Session: '2', Reason: '3' }),
      server.sessions(24, at('09-01 09:00:00'), { User: 'CORP\\ops', SessionID: '2', Address: '192.0.2.50' }),
    ],
  }),
  logs({
    id: 'log-termdd-scan',
    made: 'A port scanner makes the security layer complain (TermDD 56) once a night; sessions work.',
    truth: 'healthy',
    mustNot: ['failed-security-layer'],
    events: () => [
      ...sessions('08-20 08:00:00', 12),
      ...[28, 29, 30].map((day) =>
        server.termdd(at(`08-${day} 03:00:00`), '198.51.100.9', [0x32, 0, 0x0a, 0xd0]),
      ),
    ],
  }),
  logs({
    id: 'log-termdd-algorithm',
    made: 'Old client, narrow ciphers: TermDD 56 with 0x80090331 (algorithm mismatch) at each attempt of one address.',
    truth: ['failed-security-layer', 'disjoint-cipher-suites'],
    mayAlso: ['dropped-before-sign-in'],
    events: () =>
      [0, 1, 2, 3].flatMap((i) => [
        ...deadConnection(server, at('09-01 09:00:00', i * 60), '192.0.2.61'),
        server.termdd(at('09-01 09:00:00', i * 60), '192.0.2.61', [0x31, 0x03, 0x09, 0x80]),
      ]),
  }),
  logs({
    id: 'log-broker-not-ready',
    made: 'The connection broker was renamed: SessionBroker-Client 1296 at each attempt.',
    truth: 'broker-failure',
    events: () =>
      [0, 1, 2].map((i): WrittenEvent => ({
        provider: 'Microsoft-Windows-TerminalServices-SessionBroker-Client',
        id: 1296,
        time: at('09-01 09:00:00', i * 60),
        channel: 'Microsoft-Windows-TerminalServices-SessionBroker-Client/Operational',
        computer: 'SRV01',
        data: { param1: 'CORP\\maria', param2: 'The RPC server is unavailable' },
      })),
  }),
];
