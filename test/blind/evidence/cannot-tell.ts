import { clientAttempt, logFiles, logOf } from '../../corpus/evidence/log-events.ts';
import { writeEvtx } from '../../evtx-writer/write-evtx.ts';
import { evidence, type BlindCase } from '../blind-case.ts';
import { every } from '../moments.ts';
import { server } from '../server-life.ts';
import { staff } from '../worker.ts';

const guesses = [
  'stopped-service',
  'disabled-remote-desktop',
  'blocking-firewall',
  'public-network-profile',
  'failing-since-onset',
  'unreadable-certificate-key',
  'logon-flood',
  'update-regression',
];
const remote = [
  'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational',
  'Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational',
  'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational',
];

/** Evidence in which the reason does not stand, however long one looks. */
export const openCases: readonly BlindCase[] = [
  evidence({
    id: 'blind-open-wrong-host',
    kind: 'cannot tell',
    made: 'The person cannot reach ts7 and sends the logs of print2, where nobody uses Remote Desktop.',
    truth: ['unknown'],
    mayAlso: ['client-reported', 'unreached-service'],
    mustNot: guesses,
    now: '2026-03-06T10:00:00.000Z',
    code: '0x904 0x7',
    files: server({
      computer: 'print2.werft.example',
      seed: 121,
      language: 'de',
      domain: 'WERFT',
      from: '2026-02-02T00:00:00.000Z',
      until: '2026-03-06T09:50:00.000Z',
      workers: [],
    }),
  }),
  evidence({
    id: 'blind-open-ends-before',
    kind: 'cannot tell',
    made: 'The logs were copied on the ninth, when all was well; it broke on the thirteenth.',
    truth: ['unknown'],
    mayAlso: ['client-reported'],
    mustNot: [...guesses, 'unreached-service'],
    now: '2026-06-15T09:00:00.000Z',
    code: '0x904 0x7',
    context: { unreachableSince: '2026-06-13T06:00:00.000Z' },
    files: server({
      computer: 'rds-lyon.fret.example',
      seed: 122,
      language: 'fr',
      domain: 'FRET',
      from: '2026-05-11T00:00:00.000Z',
      until: '2026-06-09T16:00:00.000Z',
      workers: staff('quai 10.35.0.3', 'bureau1 10.35.0.4'),
    }),
  }),
  evidence({
    id: 'blind-open-cleared',
    kind: 'cannot tell',
    made: 'Somebody emptied every log this morning (Security 1102, Eventlog 104) after hours of failures; what is left is two quiet hours.',
    truth: ['unknown'],
    mayAlso: ['client-reported', 'unreached-service'],
    mustNot: guesses,
    now: '2026-10-20T11:00:00.000Z',
    code: '0x904 0x7',
    files: server({
      computer: 'term4.agencia.example',
      seed: 123,
      language: 'es',
      domain: 'AGENCIA',
      from: '2026-10-20T08:40:00.000Z',
      until: '2026-10-20T10:50:00.000Z',
      workers: [],
      events: (machine) => [
        machine.event(
          'Security',
          'Microsoft-Windows-Eventlog',
          1102,
          'information',
          '2026-10-20T08:40:01.000Z',
          {},
          {
            userData: {
              element: 'LogFileCleared',
              namespace: 'http://manifests.microsoft.com/win/2004/08/windows/eventlog',
              values: {
                SubjectUserSid: 'S-1-5-21-4-5-6-500',
                SubjectUserName: 'Administrador',
                SubjectDomainName: 'AGENCIA',
                SubjectLogonId: '0x3a1b',
              },
            },
          },
        ),
        ...['System', 'Application'].map((channel) =>
          machine.event(
            'System',
            'Microsoft-Windows-Eventlog',
            104,
            'information',
            '2026-10-20T08:40:02.000Z',
            {},
            {
              userData: {
                element: 'LogFileCleared',
                namespace: 'http://manifests.microsoft.com/win/2004/08/windows/eventlog',
                values: {
                  SubjectUserName: 'Administrador',
                  SubjectDomainName: 'AGENCIA',
                  Channel: channel,
                  BackupPath: '',
                },
              },
            },
          ),
        ),
      ],
    }),
  }),
  evidence({
    id: 'blind-open-client-alone',
    kind: 'cannot tell',
    made: "Only the client's log: for two weeks it worked, since yesterday each attempt ends with 2308 before anything was agreed; at the server a certificate key was unreadable, which nothing here shows.",
    truth: ['unknown', 'client-reported'],
    mustNot: [
      'unreadable-certificate-key',
      'resetting-middlebox',
      'stopped-service',
      'blocking-firewall',
      'disabled-tls-versions',
      'filtered-port',
    ],
    now: '2026-11-06T10:00:00.000Z',
    code: '0x904 0x7',
    files: () => {
      const log = logOf('NB-0231.corp.example');
      return logFiles([
        ...every(86_400, '2026-10-22T06:30:00.000Z', 14).flatMap((time) =>
          clientAttempt(log, time, 'erp-ts.corp.example'),
        ),
        ...every(1_100, '2026-11-05T06:31:00.000Z', 9).flatMap((time) =>
          clientAttempt(log, time, 'erp-ts.corp.example', 2308),
        ),
        ...every(86_400, '2026-10-23T09:00:00.000Z', 12).flatMap((time) =>
          clientAttempt(log, time, 'test-ts.corp.example'),
        ),
      ]);
    },
  }),
  evidence({
    id: 'blind-open-system-log-alone',
    kind: 'cannot tell',
    made: 'The System log alone of a server that is well; the port forwarding of the router was lost, so attempts from outside never arrive.',
    truth: ['unknown'],
    mayAlso: ['client-reported', 'unreached-service'],
    mustNot: guesses,
    now: '2026-08-19T19:00:00.000Z',
    code: '0x204',
    files: server({
      computer: 'HEIMSERVER',
      seed: 125,
      language: 'de',
      domain: 'HEIMSERVER',
      from: '2026-07-20T00:00:00.000Z',
      until: '2026-08-19T18:45:00.000Z',
      workers: staff('ich 192.168.178.2'),
      without: ['Security', 'Application', ...remote],
    }),
  }),
  evidence({
    id: 'blind-open-controller-security-log',
    kind: 'cannot tell',
    made: 'The Security log of a domain controller with the ordinary sign-ins of a company; the terminal server behind a broken switch is not in it.',
    truth: ['unknown'],
    mayAlso: ['client-reported', 'unreached-service'],
    mustNot: [...guesses, 'wrong-password', 'locked-account'],
    now: '2026-05-22T12:00:00.000Z',
    code: '0x204',
    files: server({
      computer: 'DC2.brouwerij.example',
      seed: 126,
      language: 'nl',
      domain: 'BROUW',
      from: '2026-05-11T00:00:00.000Z',
      until: '2026-05-22T11:55:00.000Z',
      workers: [],
      without: ['System', 'Application', ...remote],
      events: (machine) =>
        every(400, '2026-05-11T05:00:00.000Z', 2_400).map((time, i) => {
          const worker = { user: `user${i % 60}`, from: `10.9.${i % 4}.${i % 250}` };
          return i % 37 === 0
            ? machine.refused(time, worker, '0xc000006d', '0xc000006a')
            : machine.accepted(time, worker, 3);
        }),
    }),
  }),
  evidence({
    id: 'blind-open-empty-logs',
    kind: 'cannot tell',
    made: 'The logs for Remote Desktop were switched off, so two files without a record are sent.',
    truth: ['unknown'],
    mayAlso: ['client-reported'],
    mustNot: [...guesses, 'unreached-service'],
    now: '2026-01-08T09:00:00.000Z',
    code: '0x904 0x7',
    files: () =>
      remote
        .slice(0, 2)
        .map((channel) => ({ name: `${channel.replaceAll('/', '%4')}.evtx`, bytes: writeEvtx([]) })),
  }),
];
