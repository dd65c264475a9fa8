import { evidence, type BlindCase } from '../blind-case.ts';
import { dead, withoutSession } from '../failures.ts';
import { every, later } from '../moments.ts';
import { crashedService } from '../noise.ts';
import { server } from '../server-life.ts';
import { staff } from '../worker.ts';

/** Certificates, keys, protocols and licenses in the log of the server. */
export const certificateCases: readonly BlindCase[] = [
  evidence({
    id: 'blind-key-isolation-crashes',
    kind: 'without cause',
    made: 'A key storage provider of a smart card product makes CNG Key Isolation crash: 7031 for KeyIso at each attempt, Schannel 36870, and the connections die.',
    truth: [
      { began: ['Service Control Manager', 7031] },
      'unreadable-certificate-key',
      'stopped-key-service',
    ],
    mustNot: ['expired-certificate', 'disabled-tls-versions', 'resetting-middlebox'],
    now: '2026-03-12T14:00:00.000Z',
    code: '0x904 0x7',
    files: server({
      computer: 'notar-ts.example',
      seed: 54,
      without: ['Security'],
      language: 'de',
      domain: 'NOTAR',
      from: '2026-02-16T00:00:00.000Z',
      until: '2026-03-12T13:45:00.000Z',
      workers: staff('notar 10.0.8.3', 'refa 10.0.8.4'),
      onset: '2026-03-12T06:00:00.000Z',
      failing: (machine, time, worker) => [
        ...dead(machine, time, worker),
        machine.system('Schannel', 36_870, 'error', later(time, 0.3), {
          Type: 'server',
          ErrorCode: '0x8009030d',
          ErrorStatus: '10001',
        }),
        crashedService(machine, later(time, 0.2), 'CNG-Schlüsselisolation', 'KeyIso', 3),
      ],
    }),
  }),
  evidence({
    id: 'blind-autoenrolment-noise-then-template',
    kind: 'with cause',
    made: 'The certificate template named by policy was renamed: RCM 1064 at each start of the service beside autoenrolment 13; sessions still die because nothing is bound.',
    truth: ['unusable-certificate-template'],
    mayAlso: ['failed-certificate-renewal', 'failing-since-onset'],
    mustNot: ['expired-certificate', 'disabled-tls-versions', 'unreadable-certificate-key'],
    now: '2026-05-19T09:00:00.000Z',
    code: '0x904 0x7',
    files: server({
      computer: 'rds4.insurance.example',
      seed: 88,
      domain: 'INS',
      from: '2026-04-27T00:00:00.000Z',
      until: '2026-05-19T08:50:00.000Z',
      workers: staff('claims1 10.52.0.1', 'claims2 10.52.0.2', 'uw.hart 10.52.0.8'),
      onset: '2026-05-18T05:00:00.000Z',
      failing: dead,
      events: ({ log, application }) => [
        ...every(7_200, '2026-05-18T04:30:00.000Z', 14).map((time) =>
          log.rcm(
            1064,
            time,
            ['The requested certificate template is not supported by this CA. (0x80094800)'],
            { level: 2 },
          ),
        ),
        ...every(28_800, '2026-05-16T01:00:00.000Z', 9).map((time) =>
          application('Microsoft-Windows-CertificateServicesClient-CertEnroll', 13, 'error', time, {
            Context: 'local system',
            TemplateName: 'RDSAuth2',
            RequestId: '1041',
            CA: 'ca1.insurance.example\\Issuing CA 1',
            ErrorCode: '0x80094800',
          }),
        ),
      ],
    }),
  }),
  evidence({
    id: 'blind-key-file-access-german',
    kind: 'with cause',
    made: 'A clean-up of rights on MachineKeys: Schannel 36870 with 0x8009030D and RCM 1057 (Access is denied) since a restart; every attempt dies.',
    truth: ['unreadable-certificate-key', 'failed-certificate-renewal'],
    mayAlso: ['failing-since-onset'],
    mustNot: ['expired-certificate', 'blocking-firewall', 'update-regression'],
    now: '2026-10-28T10:00:00.000Z',
    code: '0x904 0x7',
    files: server({
      computer: 'SRV-ERP.maschinenbau.example',
      seed: 89,
      language: 'de',
      domain: 'MB',
      from: '2026-10-05T00:00:00.000Z',
      until: '2026-10-28T09:45:00.000Z',
      workers: staff('einkauf 10.21.0.3', 'vertrieb 10.21.0.4', 'fibu 10.21.0.5'),
      restarts: ['2026-10-27T21:00:00.000Z'],
      onset: '2026-10-27T21:00:00.000Z',
      failing: (machine, time, worker) => [
        ...dead(machine, time, worker),
        machine.system('Schannel', 36_870, 'error', later(time, 0.3), {
          Type: 'Server',
          ErrorCode: '0x8009030d',
          ErrorStatus: '10001',
        }),
      ],
      events: ({ log }) => [log.rcm(1057, '2026-10-27T21:03:10.000Z', ['Zugriff verweigert'], { level: 2 })],
    }),
  }),
  evidence({
    id: 'blind-all-protocols-off',
    kind: 'with cause',
    made: 'A hardening tool switched every server version of TLS off: Schannel 36871 with state 10013 at each attempt.',
    truth: ['disabled-tls-versions', 'no-common-tls-version'],
    mayAlso: ['failing-since-onset'],
    mustNot: ['unreadable-certificate-key', 'expired-certificate', 'resetting-middlebox', 'logon-flood'],
    now: '2026-03-18T12:00:00.000Z',
    files: server({
      computer: 'srv-pos1.kette.example',
      seed: 90,
      rolledOver: { Security: '2026-03-16T16:00:00.000Z' },
      language: 'es',
      domain: 'KETTE',
      from: '2026-02-23T00:00:00.000Z',
      until: '2026-03-18T11:50:00.000Z',
      workers: staff('caja 10.15.0.4', 'tienda 10.15.0.5'),
      onset: '2026-03-17T06:00:00.000Z',
      failing: (machine, time, worker) => [
        ...dead(machine, time, worker),
        machine.system('Schannel', 36_871, 'error', later(time, 0.2), {
          Type: 'server',
          ErrorState: '10013',
          SSPIClientProcess: 'svchost.exe',
          SSPIClientPID: 1124,
        }),
      ],
    }),
  }),
  evidence({
    id: 'blind-grace-period-over',
    kind: 'with cause',
    made: 'A session host without a license server reaches day 120: RCM 1128/1069 in Admin, sign-in works and sessions end.',
    truth: ['expired-licensing-grace', 'missing-license-server'],
    mustNot: ['session-time-limit', 'crashed-session', 'wrong-password'],
    now: '2026-07-23T11:00:00.000Z',
    files: server({
      computer: 'NEU-TS1.arztpraxis.example',
      seed: 91,
      language: 'de',
      domain: 'ARZT',
      from: '2026-06-29T00:00:00.000Z',
      until: '2026-07-23T10:45:00.000Z',
      workers: staff('mfa1 10.0.1.4', 'mfa2 10.0.1.5', 'doc 10.0.1.9'),
      onset: '2026-07-22T05:00:00.000Z',
      failing: withoutSession,
      events: ({ log }) => [
        ...every(86_400, '2026-06-29T05:00:00.000Z', 22).map((time) =>
          log.connectionsAdmin(1068, time, {}, { level: 3 }),
        ),
        ...every(21_600, '2026-07-22T04:20:00.000Z', 5).map((time) =>
          log.connectionsAdmin(1069, time, {}, { level: 2 }),
        ),
        ...every(21_600, '2026-07-22T04:20:05.000Z', 5).map((time) =>
          log.connectionsAdmin(1128, time, {}, { level: 2 }),
        ),
      ],
    }),
  }),
];
