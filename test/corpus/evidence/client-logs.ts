import type { WrittenEvent } from '../../evtx-writer/written-event.ts';
import { evidenceCase, type EvidenceLabel } from './evidence-case.ts';
import {
  at,
  clientAttempt,
  deadConnection,
  goodSession,
  logFiles,
  logOf,
  systemNoise,
} from './log-events.ts';

const client = logOf('PC7');
const server = logOf('SRV01');
const noise = () => systemNoise(server, at('09-01 11:00:00'), 20);
const attempts = (times: readonly string[], reason?: number) =>
  times.flatMap((time) => clientAttempt(client, at(time), 'srv01', reason));
const tries = ['09-01 09:00:00', '09-01 09:01:10', '09-01 09:07:30', '09-01 10:12:00'];

type Sketch = Omit<EvidenceLabel, 'class' | 'files'> & { readonly events: () => readonly WrittenEvent[] };
const logs = ({ events, ...label }: Sketch) =>
  evidenceCase({ class: 'logs: client', files: () => logFiles(events()), ...label });

/** Logs of the client, alone and together with those of the server. */
export const clientLogs = [
  logs({
    id: 'client-2308-only',
    made: 'Four attempts end with 2308 (0x904) in the log of the client; nothing of the server is at hand.',
    truth: 'unexplained-close',
    events: () => [...attempts(['08-20 08:00:00', '08-21 08:00:00']), ...attempts(tries, 2308)],
  }),
  logs({
    id: 'client-2308-only-with-code',
    made: 'The same, and the person gives 0x904/0x7.',
    truth: 'unexplained-close',
    code: '0x904/0x7',
    mustNot: ['denied-session'],
    events: () => attempts(tries, 2308),
  }),
  logs({
    id: 'client-516-only',
    made: 'Four attempts end with 516 (0x204): no TCP connection; nothing of the server is at hand.',
    truth: 'unexplained-connect-failure',
    events: () => attempts(tries, 516),
  }),
  logs({
    id: 'client-260-only',
    made: 'The name was mistyped: four attempts end with 260.',
    truth: 'unresolved-name',
    events: () => attempts(tries, 260),
  }),
  logs({
    id: 'client-2055-only',
    made: 'A wrong password: four attempts end with 2055.',
    truth: 'wrong-password',
    events: () => attempts(tries, 2055),
  }),
  logs({
    id: 'client-3335-only',
    made: 'A locked account: four attempts end with 3335.',
    truth: 'locked-account',
    events: () => attempts(tries, 3335),
  }),
  logs({
    id: 'client-2825-only',
    made: 'NLA is off in the client and required by the server: attempts end with 2825 (one source).',
    truth: 'required-nla',
    events: () => attempts(tries, 2825),
  }),
  logs({
    id: 'client-well',
    made: 'Sessions that begin and are ended by the person (1026 with 1).',
    truth: 'healthy',
    events: () =>
      tries.flatMap((time) => [
        ...clientAttempt(client, at(time), 'srv01'),
        client.client(1026, at(time, 50), { Name: 'Disconnect Reason', Value: '1', CustomLevel: 'Info' }),
      ]),
  }),
  logs({
    id: 'client-failed-then-well',
    made: 'Two attempts end with 2308 in the morning, the next two become sessions.',
    truth: 'healthy',
    mustNot: ['unexplained-close'],
    events: () => [...attempts(tries.slice(0, 2), 2308), ...attempts(tries.slice(2))],
  }),
  logs({
    id: 'both-never-arrived',
    made: 'A firewall drops the attempts: the client logs 264, the server logs sessions of others before and after and no 131 then.',
    truth: 'unreached-service',
    events: () => [
      ...noise(),
      ...attempts(tries, 264),
      ...[20, 24, 28, 31].flatMap((day) => goodSession(server, at(`08-${day} 08:00:00`), '198.51.100.70')),
      ...goodSession(server, at('09-01 06:00:00'), '198.51.100.70'),
      ...goodSession(server, at('09-01 11:30:00'), '198.51.100.70'),
    ],
  }),
  logs({
    id: 'both-dropped-with-offset',
    made: 'The clock of the server is 7 minutes ahead; each attempt of the client meets a connection that dies before sign-in.',
    truth: 'dropped-before-sign-in',
    events: () => [
      ...noise(),
      ...attempts(tries, 2308),
      ...tries.flatMap((time) => deadConnection(server, at(time, 420), '192.0.2.50')),
      ...goodSession(server, at('09-01 06:00:00'), '198.51.100.70'),
      ...goodSession(server, at('09-01 11:30:00'), '198.51.100.70'),
    ],
  }),
  logs({
    id: 'both-not-covered',
    made: 'The log of the server was copied the evening before the attempts of the client.',
    truth: 'unexplained-close',
    mustNot: ['unreached-service'],
    events: () => [
      ...attempts(tries, 2308),
      ...[20, 24, 28, 31].flatMap((day) => goodSession(server, at(`08-${day} 08:00:00`), '198.51.100.70')),
    ],
  }),
  logs({
    id: 'both-other-server',
    made: 'The client goes to SRV09, the log at hand is of SRV01, which is well.',
    truth: 'unexplained-close',
    mustNot: ['unreached-service', 'dropped-before-sign-in'],
    events: () => [
      ...noise(),
      ...tries.flatMap((time) => clientAttempt(client, at(time), 'srv09.corp.example', 2308)),
      ...[20, 24, 28, 31].flatMap((day) => goodSession(server, at(`08-${day} 08:00:00`), '198.51.100.70')),
      ...goodSession(server, at('09-01 11:30:00'), '198.51.100.70'),
    ],
  }),
  logs({
    id: 'both-1058',
    made: 'The renewal failed (1058) and the key is unreadable (36870); the client logs 2308 at the times of the 131s.',
    truth: 'unreadable-certificate-key',
    mayAlso: ['failed-certificate-renewal', 'dropped-before-sign-in'],
    events: () => [
      ...noise(),
      ...attempts(tries, 2308),
      ...tries.flatMap((time) => [
        ...deadConnection(server, at(time, 1), '192.0.2.50'),
        server.schannel(36870, at(time, 1), { Type: 'server', ErrorCode: '0x8009030d', ErrorStatus: 10001 }),
      ]),
      server.rcm(1058, at('09-01 02:00:00'), ['Access is denied.']),
    ],
  }),
  logs({
    id: 'both-wrong-password',
    made: 'The client logs 2055, the server 140 and 4625 from the address of the client.',
    truth: ['logged-wrong-credentials', 'wrong-password'],
    events: () => [
      ...noise(),
      ...attempts(tries, 2055),
      ...tries.flatMap((time) => [
        ...deadConnection(server, at(time, 1), '192.0.2.50'),
        server.core(140, at(time, 2), { IPString: '192.0.2.50' }),
        server.security(4625, at(time, 2), {
          TargetUserName: 'maria',
          Status: { hex32: 0xc000_006d },
          SubStatus: { hex32: 0xc000_006a },
          LogonType: 3,
          IpAddress: '192.0.2.50',
        }),
      ]),
    ],
  }),
];
