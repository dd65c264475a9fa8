import { dead, refusedWith, withoutSession } from './failures.ts';
import type { BlindCase } from './blind-case.ts';
import { case4, crew, nine, noController } from './fourth-days.ts';
import type { Life } from './life.ts';
import { every, later } from './moments.ts';
import { reached } from './third-days.ts';

type Failing = NonNullable<Life['failing']>;

/** Everybody's connection dies in TLS, and Schannel says that it cannot use the key. */
const keyless: Failing = (machine, time, worker) => [
  ...dead(machine, time, worker),
  machine.system('Schannel', 36_870, 'error', later(time, 0.3), {
    Type: 'server',
    ErrorCode: '0x8009030d',
    ErrorStatus: '10001',
  }),
];

/** Certificates, keys and services: what goes wrong on the server itself. */
export const fourthServers: readonly BlindCase[] = [
  case4({
    id: 'fourth-log-key-without-rights',
    kind: 'with cause',
    made: 'After a hardening script every connection dies with Schannel 36870 (0x8009030D, 10001): the key file cannot be read.',
    truth: ['unreadable-certificate-key', 'closed-key-folder'],
    mayAlso: ['crowded-key-files', 'changed-service-account'],
    mustNot: ['disabled-tls-versions', 'wrong-password', 'blocking-firewall', 'stopped-service'],
    files: nine({
      computer: 'RDS-01.fabrikam.example',
      seed: 401,
      onset: '2026-10-20T05:00:00.000Z',
      failing: keyless,
    }),
  }),
  case4({
    id: 'fourth-log-renewal-denied',
    kind: 'with cause',
    made: 'The self-signed certificate has expired and 1058 says that it cannot be replaced: access denied; connections die since.',
    truth: ['failed-certificate-renewal', 'closed-key-folder'],
    mayAlso: ['unreadable-certificate-key'],
    mustNot: ['disabled-tls-versions', 'unusable-certificate-template', 'stopped-service'],
    files: nine({
      computer: 'APP-LEGACY.fabrikam.example',
      seed: 402,
      onset: '2026-10-19T04:00:00.000Z',
      failing: dead,
      events: (machine) =>
        every(43_200, '2026-10-19T03:10:00.000Z', 5).map((time) =>
          machine.log.rcm(1058, time, ['Access is denied.\n'], { level: 2 }),
        ),
    }),
  }),
  case4({
    id: 'fourth-log-template-and-lockout',
    kind: 'with cause',
    made: 'A misspelt certificate template is complained of (1064) for weeks while all connect; what fails today is one locked account.',
    truth: ['locked-account'],
    mayAlso: ['unusable-certificate-template'],
    mustNot: ['failed-certificate-renewal', 'unreadable-certificate-key', 'missing-listener-certificate'],
    files: nine({
      computer: 'RDS-02.fabrikam.example',
      seed: 403,
      onset: '2026-10-21T05:00:00.000Z',
      whom: ['ines'],
      failing: refusedWith('0xc0000234'),
      events: (machine) =>
        every(43_200, '2026-10-12T02:15:00.000Z', 19).map((time) =>
          machine.log.rcm(1064, time, ['The requested certificate template is not supported by this CA.\n'], {
            level: 2,
          }),
        ),
    }),
  }),
  case4({
    id: 'fourth-log-protocols-off',
    kind: 'with cause',
    made: 'A policy of last evening switches TLS versions off: 36871 with state 10013 at each attempt, everybody dies before signing in.',
    truth: ['disabled-tls-versions'],
    mustNot: [
      'unreadable-certificate-key',
      'failed-certificate-renewal',
      'wrong-password',
      'stopped-service',
    ],
    files: nine({
      computer: 'RDS-03.fabrikam.example',
      seed: 404,
      language: 'nl',
      onset: '2026-10-20T18:00:00.000Z',
      failing: (machine, time, worker) => [
        ...dead(machine, time, worker),
        machine.system('Schannel', 36_871, 'error', later(time, 0.3), {
          Type: 'server',
          ErrorState: '10013',
        }),
      ],
    }),
  }),
  case4({
    id: 'fourth-log-dienst-deaktiviert',
    kind: 'with cause',
    made: 'German server: somebody set the Remotedesktopdienste to disabled (7040) and stopped them; nothing arrives since.',
    truth: ['stopped-service'],
    mayAlso: ['disabled-remote-desktop', 'unreached-service'],
    mustNot: ['blocking-firewall', 'unreadable-certificate-key', 'crashing-module'],
    files: nine({
      computer: 'SRV-DATEV.fabrikam.example',
      seed: 406,
      language: 'de',
      onset: '2026-10-20T15:00:00.000Z',
      failing: () => [],
      events: (machine) => [
        machine.system('Service Control Manager', 7040, 'information', '2026-10-20T14:31:07.000Z', {
          param1: 'Remotedesktopdienste',
          param2: 'Manuell starten',
          param3: 'Deaktiviert',
          param4: 'TermService',
        }),
        machine.service('UmRdpService', false, '2026-10-20T14:31:40.000Z'),
        machine.service('TermService', false, '2026-10-20T14:31:42.000Z'),
      ],
    }),
  }),
  case4({
    id: 'fourth-log-schluesselisolation',
    kind: 'with cause',
    made: 'German server: a tuning guide disabled the CNG key isolation (7040, 7036 KeyIso); TLS dies since, for everybody.',
    truth: ['stopped-key-service'],
    mayAlso: ['unreadable-certificate-key'],
    mustNot: ['stopped-service', 'disabled-tls-versions', 'crowded-key-files', 'wrong-password'],
    files: nine({
      computer: 'SRV-ERP.fabrikam.example',
      seed: 407,
      language: 'de',
      onset: '2026-10-20T12:00:00.000Z',
      failing: keyless,
      events: (machine) => [
        machine.system('Service Control Manager', 7040, 'information', '2026-10-20T11:50:00.000Z', {
          param1: 'CNG-Schlüsselisolation',
          param2: 'Manuell starten',
          param3: 'Deaktiviert',
          param4: 'KeyIso',
        }),
        machine.service('KeyIso', false, '2026-10-20T11:50:20.000Z'),
      ],
    }),
  }),
  case4({
    id: 'fourth-log-setup-runs',
    kind: 'with cause',
    made: 'After an upgrade that never finished LocalSessionManager 34 answers each sign-in: setup is running.',
    truth: ['unfinished-setup'],
    mayAlso: ['pending-restart'],
    mustNot: ['draining-server', 'denied-session', 'session-limit', 'wrong-password'],
    files: nine({
      computer: 'RDS-04.fabrikam.example',
      seed: 408,
      onset: '2026-10-19T05:00:00.000Z',
      restarts: ['2026-10-18T20:00:00.000Z'],
      failing: (machine, time, worker) => [
        ...reached(machine, time, worker),
        machine.authenticated(later(time, 2), worker),
        machine.accepted(later(time, 1.8), worker, 3),
        machine.log.sessions(34, later(time, 3), {}),
        machine.log.core(102, later(time, 4)),
        machine.log.core(103, later(time, 4), { ReasonCode: 0 }),
      ],
    }),
  }),
  case4({
    id: 'fourth-log-left-draining',
    kind: 'with cause',
    made: 'Put into drain mode for maintenance and forgotten: 1070 denies every new logon since the evening.',
    truth: ['draining-server'],
    mayAlso: ['denied-session'],
    mustNot: ['unfinished-setup', 'session-limit', 'withheld-logon-right', 'wrong-password'],
    files: nine({
      computer: 'RDS-05.fabrikam.example',
      seed: 409,
      onset: '2026-10-20T17:00:00.000Z',
      failing: (machine, time, worker) => [
        ...withoutSession(machine, time, worker),
        machine.log.rcm(1070, later(time, 3), [], { level: 3 }),
      ],
    }),
  }),
  case4({
    id: 'fourth-log-old-outage-new-key',
    kind: 'with cause',
    made: 'On Saturday no domain controller answered for two hours, which is long over; since Tuesday the key cannot be read (36870).',
    truth: ['unreadable-certificate-key', 'closed-key-folder'],
    mustNot: ['unreachable-domain-controller', 'lost-domain-channel', 'broken-domain-trust'],
    files: nine({
      computer: 'RDS-12.fabrikam.example',
      seed: 416,
      onset: '2026-10-20T05:00:00.000Z',
      failing: keyless,
      events: (machine) =>
        every(1_200, '2026-10-17T10:00:00.000Z', 6).flatMap((time) => [
          noController(machine, time),
          ...refusedWith('0xc000005e')(machine, later(time, 200), crew[0]!),
        ]),
    }),
  }),
];
