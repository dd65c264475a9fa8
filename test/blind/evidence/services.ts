import { evidence, type BlindCase } from '../blind-case.ts';
import { shortSession, untraced, withoutSession } from '../failures.ts';
import { every, later } from '../moments.ts';
import { crashedService, restarted } from '../noise.ts';
import { server } from '../server-life.ts';
import { staff } from '../worker.ts';

const scm = 'Service Control Manager';

/** Services of Windows and of others that Remote Desktop leans on. */
export const serviceCases: readonly BlindCase[] = [
  evidence({
    id: 'blind-antivirus-took-termsrv',
    kind: 'without cause',
    made: 'Defender takes a patched termsrv.dll for a hack tool and quarantines it (1116, 1117); the service stops with error 126 and does not start again.',
    truth: [
      { began: ['Microsoft-Windows-Windows Defender', 1116] },
      { began: ['Microsoft-Windows-Windows Defender', 1117] },
      'stopped-service',
    ],
    mustNot: ['disabled-remote-desktop', 'foreign-port-owner', 'blocking-firewall', 'update-regression'],
    now: '2026-04-17T20:00:00.000Z',
    code: '0x204',
    files: server({
      computer: 'HOMELAB',
      seed: 81,
      domain: 'HOMELAB',
      from: '2026-03-30T00:00:00.000Z',
      until: '2026-04-17T19:30:00.000Z',
      workers: staff('mike 192.168.86.22', 'jess 192.168.86.31'),
      onset: '2026-04-17T03:10:00.000Z',
      failing: untraced,
      events: (machine) => {
        const defender = 'Microsoft-Windows-Windows Defender';
        const found = {
          'Product Name': 'Microsoft Defender Antivirus',
          'Threat ID': '2147745502',
          'Threat Name': 'HackTool:Win32/RDPWrap',
          Path: 'file:_C:\\Windows\\System32\\termsrv.dll',
          'Process Name': 'Unknown',
        };
        return [
          machine.event(
            `${defender}/Operational`,
            defender,
            1116,
            'warning',
            '2026-04-17T03:02:11.000Z',
            found,
          ),
          machine.event(
            `${defender}/Operational`,
            defender,
            1117,
            'information',
            '2026-04-17T03:02:40.000Z',
            { ...found, 'Action Name': 'Quarantine' },
          ),
          ...every(86_400, '2026-03-30T01:00:00.000Z', 18).map((time) =>
            machine.event(`${defender}/Operational`, defender, 1001, 'information', time, {
              'Scan Type': 'Antimalware',
            }),
          ),
          ...restarted(machine, '2026-04-17T03:05:30.000Z', 'Other (Planned)').filter(
            ({ id, channel }) => id !== 7036 && channel === 'System',
          ),
          ...every(1_800, '2026-04-17T03:08:00.000Z', 6).map((time) =>
            machine.system(scm, 7023, 'error', time, { param1: 'Remote Desktop Services', param2: '%%126' }),
          ),
        ];
      },
    }),
  }),
  evidence({
    id: 'blind-wmi-repository',
    kind: 'without cause',
    made: 'The WMI repository is inconsistent after a failed management agent (Winmgmt 28, WMI 5612), its provider host is at its limits, and no session gets beyond sign-in.',
    truth: [{ began: ['Microsoft-Windows-WMI', 5612] }, { began: ['Microsoft-Windows-WMI', 28] }],
    mustNot: ['session-limit', 'exhausted-licenses', 'broker-failure'],
    now: '2026-01-29T10:00:00.000Z',
    files: server({
      computer: 'TS-KRK1.firma.example',
      seed: 82,
      rolledOver: { Security: '2026-01-26T03:10:00.000Z' },
      language: 'pl',
      domain: 'FIRMA',
      from: '2026-01-05T00:00:00.000Z',
      until: '2026-01-29T09:50:00.000Z',
      workers: staff('ewa.k 10.48.0.3', 'piotr.m 10.48.0.4'),
      onset: '2026-01-28T06:00:00.000Z',
      failing: withoutSession,
      events: ({ application }) => [
        application('Microsoft-Windows-WMI', 28, 'error', '2026-01-28T05:10:00.000Z', {
          ErrorCode: '0x80041017',
        }),
        ...every(500, '2026-01-28T05:14:00.000Z', 90).map((time) =>
          application('Microsoft-Windows-WMI', 5612, 'error', time, {
            ProviderName: 'WmiPrvSE.exe',
            Quota: 'HandleCount',
            Value: '4099',
            Maximum: '4096',
          }),
        ),
      ],
    }),
  }),
  evidence({
    id: 'blind-dcom-rights-removed',
    kind: 'without cause',
    made: 'A hardening template removed launch rights and COM servers do not start: DistributedCOM 10010 for the shell host and 10005 at each sign-in; sessions end at once. The usual 10016 goes on as ever.',
    truth: [
      { began: ['Microsoft-Windows-DistributedCOM', 10_010] },
      { began: ['Microsoft-Windows-DistributedCOM', 10_005] },
    ],
    mustNot: ['denied-logon-right', 'session-time-limit', 'wrong-password'],
    now: '2026-08-13T08:00:00.000Z',
    files: server({
      computer: 'SRV-KADER.ministerie.example',
      seed: 83,
      without: ['Security', 'Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational'],
      language: 'nl',
      domain: 'MIN',
      from: '2026-07-20T00:00:00.000Z',
      until: '2026-08-13T07:50:00.000Z',
      workers: staff('a.peters 10.14.0.9', 'b.mulder 10.14.0.10', 'c.bos 10.14.0.11'),
      onset: '2026-08-12T05:00:00.000Z',
      failing: (machine, time, worker) => [
        ...shortSession(machine, time, worker),
        machine.system('Microsoft-Windows-DistributedCOM', 10_005, 'error', later(time, 5), {
          param1: '1053',
          param2: 'ShellHWDetection',
          param3: 'Niet beschikbaar',
          param4: '{DD522ACC-F821-461A-A407-50B198B896DC}',
        }),
        machine.system('Microsoft-Windows-DistributedCOM', 10_010, 'error', later(time, 9), {
          param1: '{C2F03A33-21F5-47FA-B4BB-156362A2F239}',
        }),
      ],
    }),
  }),
  evidence({
    id: 'blind-component-catalog',
    kind: 'without cause',
    made: 'The COM+ catalog is damaged by a clean-up tool: EventSystem 4621 and Complus 4689 since a restart; TermService waits for it and ends with 7022 and 7009.',
    truth: [
      { began: ['Microsoft-Windows-EventSystem', 4621] },
      { began: ['EventSystem', 4621] },
      { began: ['Complus', 4689] },
      'stopped-service',
    ],
    mustNot: ['disabled-remote-desktop', 'unreadable-certificate-key', 'foreign-port-owner'],
    now: '2026-02-19T17:00:00.000Z',
    files: server({
      computer: 'RECEPTION',
      seed: 84,
      domain: 'RECEPTION',
      dawn: 14,
      from: '2026-01-26T00:00:00.000Z',
      until: '2026-02-19T16:45:00.000Z',
      workers: staff('owner 192.168.10.4'),
      restarts: ['2026-02-18T12:20:00.000Z'],
      onset: '2026-02-18T12:18:00.000Z',
      failing: untraced,
      events: ({ application, system }) => [
        ...every(1_200, '2026-02-18T12:22:20.000Z', 30).map((time) =>
          application('EventSystem', 4621, 'error', time, ['80070005', 'HRESULT'], { qualifiers: 49_152 }),
        ),
        ...every(2_400, '2026-02-18T12:22:30.000Z', 14).map((time) =>
          application(
            'Complus',
            4689,
            'error',
            time,
            ['com\\complus\\src\\events\\tier1\\eventsystemobj.cpp', '44', '80070005'],
            { qualifiers: 49_152 },
          ),
        ),
        ...every(4_000, '2026-02-18T12:24:00.000Z', 5).map((time) =>
          system(scm, 7022, 'error', time, { param1: 'Remote Desktop Services' }),
        ),
      ],
    }),
  }),
  evidence({
    id: 'blind-wrapper-crashes-service',
    kind: 'without cause',
    made: 'After patch night the RDP Wrapper does not fit termsrv.dll any more: Application Error 1000 with rdpwrap.dll in svchost.exe_TermService and 7031 until Windows gives up (7034).',
    truth: [
      { began: ['Application Error', 1000] },
      'stopped-service',
      { began: [scm, 7031] },
      { began: [scm, 7034] },
    ],
    mustNot: ['foreign-port-owner', 'disabled-remote-desktop', 'unreadable-certificate-key'],
    now: '2026-07-17T18:00:00.000Z',
    files: server({
      computer: 'WOHNZIMMER',
      seed: 93,
      without: ['Security', 'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational'],
      language: 'de',
      domain: 'WOHNZIMMER',
      from: '2026-06-22T00:00:00.000Z',
      until: '2026-07-17T17:50:00.000Z',
      workers: staff('papa 192.168.178.40'),
      onset: '2026-07-15T02:12:00.000Z',
      failing: untraced,
      events: (machine) => [
        ...every(75, '2026-07-15T02:14:40.000Z', 4).flatMap((time, i) => [
          machine.application('Application Error', 1000, 'error', time, [
            'svchost.exe_TermService',
            '10.0.19041.4355',
            '1',
            'rdpwrap.dll',
            '1.6.2.0',
            '5a3a',
            'c0000005',
            '0000000000003e1a',
            '48c',
            '01dc',
            'C:\\Windows\\System32\\svchost.exe',
            'C:\\Program Files\\RDP Wrapper\\rdpwrap.dll',
            '0b1c',
            '',
            '',
          ]),
          crashedService(machine, later(time, 2), 'Remotedesktopdienste', 'TermService', i + 1),
        ]),
        machine.system(scm, 7034, 'error', '2026-07-15T02:20:30.000Z', {
          param1: 'Remotedesktopdienste',
          param2: '5',
        }),
      ],
    }),
  }),
];
