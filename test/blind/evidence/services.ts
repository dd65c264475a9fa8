import { evidence, type BlindCase } from '../blind-case.ts';
import { dead, shortSession, untraced, withoutSession } from '../failures.ts';
import { crashedService, restarted } from '../noise.ts';
import { later, server, staff } from '../server-life.ts';

/** `count` moments, so many seconds apart. */
const every = (seconds: number, from: string, count: number) =>
  Array.from({ length: count }, (_, i) => later(from, i * seconds));

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
    id: 'blind-endpoint-mapper-dead',
    kind: 'without cause',
    made: 'The RPC endpoint mapper crashed and Windows restarts (7031 for RpcEptMapper, User32 1074); between, nothing that needs RPC works and attempts die.',
    truth: [{ began: [scm, 7031] }, { began: ['User32', 1074] }],
    mustNot: ['resetting-middlebox', 'logon-flood', 'disabled-tls-versions', 'administrative-disconnect'],
    now: '2026-06-30T13:00:00.000Z',
    files: server({
      computer: 'mfg-rds.plant.example',
      seed: 85,
      domain: 'PLANT',
      from: '2026-06-08T00:00:00.000Z',
      until: '2026-06-30T12:50:00.000Z',
      workers: staff('line1 10.90.1.1', 'line2 10.90.1.2', 'qa 10.90.3.7'),
      onset: '2026-06-30T06:00:00.000Z',
      failing: dead,
      events: (machine) =>
        every(5_600, '2026-06-30T05:58:00.000Z', 4).flatMap((time) => [
          crashedService(machine, time, 'RPC Endpoint Mapper', 'RpcEptMapper', 1),
          ...restarted(
            machine,
            later(time, 70),
            'Remote Procedure Call (RPC) service terminated unexpectedly',
          ),
        ]),
    }),
  }),
  evidence({
    id: 'blind-spooler-hangs-sessions',
    kind: 'without cause',
    made: 'A driver for redirected printers crashes the spooler at each sign-in (PrintService 808, 7031 for Spooler), and the session hangs before the desktop.',
    truth: [{ began: [scm, 7031] }, { began: ['Microsoft-Windows-PrintService', 808] }],
    mustNot: ['session-limit', 'exhausted-server-memory', 'slow-network', 'stopped-service'],
    now: '2026-09-10T12:00:00.000Z',
    files: server({
      computer: 'TS02.logistique.example',
      seed: 86,
      language: 'fr',
      domain: 'LOGI',
      from: '2026-08-17T00:00:00.000Z',
      until: '2026-09-10T11:30:00.000Z',
      workers: staff('quai1 10.33.0.11', 'quai2 10.33.0.12', 'bureau 10.33.0.40'),
      onset: '2026-09-09T05:00:00.000Z',
      failing: (machine, time, worker) => [
        ...withoutSession(machine, time, worker),
        machine.event(
          'Microsoft-Windows-PrintService/Admin',
          'Microsoft-Windows-PrintService',
          808,
          'error',
          later(time, 5),
          {},
          {
            userData: {
              element: 'LoadPluginFailed',
              values: {
                PluginDllName: 'C:\\Windows\\system32\\spool\\DRIVERS\\x64\\3\\ZebraUI.dll',
                ErrorCode: '0xC1',
                Context: '',
              },
            },
          },
        ),
        crashedService(machine, later(time, 6), 'Spouleur d’impression', 'Spooler', 4),
      ],
      events: ({ event }) => [
        event(
          'Microsoft-Windows-PrintService/Operational',
          'Microsoft-Windows-PrintService',
          316,
          'information',
          '2026-09-08T14:12:00.000Z',
          {},
          {
            userData: {
              element: 'DriverAdded',
              values: { Param1: 'ZDesigner ZT411', Param2: 'Windows x64' },
            },
          },
        ),
      ],
    }),
  }),
  evidence({
    id: 'blind-registry-cannot-be-written',
    kind: 'without cause',
    made: 'The registry cannot write to its disk any more (Application Popup 333), and nobody gets a session until a restart.',
    truth: [{ began: ['Application Popup', 333] }],
    mustNot: ['session-limit', 'draining-server', 'exhausted-licenses'],
    now: '2025-11-27T09:00:00.000Z',
    files: server({
      computer: 'ALTSYS2008',
      seed: 87,
      language: 'de',
      domain: 'WERKSTATT',
      from: '2025-11-03T00:00:00.000Z',
      until: '2025-11-27T08:40:00.000Z',
      workers: staff('meister 10.0.3.5', 'lager 10.0.3.6'),
      onset: '2025-11-26T06:00:00.000Z',
      failing: withoutSession,
      events: ({ system }) =>
        every(120, '2025-11-26T05:20:00.000Z', 300).map((time) =>
          system('Application Popup', 333, 'error', time, [], { qualifiers: 49_152 }),
        ),
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
  evidence({
    id: 'blind-memory-gone',
    kind: 'with cause',
    made: 'A database was moved to the session host and takes the memory: Resource-Exhaustion-Detector 2004 with its process, sign-in works and no session begins.',
    truth: ['exhausted-server-memory'],
    mustNot: ['session-limit', 'exhausted-licenses', 'draining-server'],
    now: '2026-11-19T15:00:00.000Z',
    files: server({
      computer: 'TS-BCN.taller.example',
      seed: 92,
      language: 'es',
      domain: 'TALLER',
      from: '2026-10-26T00:00:00.000Z',
      until: '2026-11-19T14:50:00.000Z',
      workers: staff('jordi 10.29.0.2', 'nuria 10.29.0.3', 'pau 10.29.0.4'),
      onset: '2026-11-19T06:00:00.000Z',
      failing: withoutSession,
      events: ({ system }) =>
        every(840, '2026-11-19T05:33:00.000Z', 38).map((time) =>
          system(
            'Microsoft-Windows-Resource-Exhaustion-Detector',
            2004,
            'warning',
            time,
            {},
            {
              userData: {
                element: 'MemoryExhaustionInfo',
                values: {
                  SystemCommitLimit: '17179869184',
                  SystemCommitCharge: '17177772032',
                  Process1: 'sqlservr.exe',
                  Process1Size: '13421772800',
                },
              },
            },
          ),
        ),
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
  evidence({
    id: 'blind-strangers-crowd-the-port',
    kind: 'with cause',
    made: "A port forwarded to the internet: thousands of failed sign-ins an hour from strangers with names like ADMINISTRATOR and PRUEBA; the owners' attempts die among them.",
    truth: ['logon-flood', 'throttled-listener'],
    mayAlso: ['failing-since-onset', 'dropped-before-sign-in'],
    mustNot: ['wrong-password', 'locked-account', 'unreadable-certificate-key'],
    now: '2026-04-03T17:00:00.000Z',
    files: server({
      computer: 'OFICINA-SRV',
      seed: 94,
      language: 'es',
      domain: 'OFICINA-SRV',
      from: '2026-03-16T00:00:00.000Z',
      until: '2026-04-03T16:55:00.000Z',
      workers: staff('carmen 88.12.0.44'),
      onset: '2026-04-02T00:00:00.000Z',
      failing: dead,
      events: (machine) =>
        every(31, '2026-04-02T00:00:10.000Z', 4_700).map((time, i) =>
          machine.refused(
            time,
            {
              user: ['ADMINISTRATOR', 'ADMIN', 'PRUEBA', 'USER1', 'SOPORTE', 'TEST', 'BACKUP'][i % 7]!,
              from: `185.${100 + (i % 23)}.${i % 200}.${(i * 7) % 250}`,
            },
            '0xc000006d',
            '0xc0000064',
          ),
        ),
    }),
  }),
];
