import { evidence, type BlindCase } from '../blind-case.ts';
import { dead, droppedSession, untraced, withoutSession } from '../failures.ts';
import { every, later } from '../moments.ts';
import { server } from '../server-life.ts';
import { staff } from '../worker.ts';

/** Network cards, disks, memory and ports. */
export const hardwareCases: readonly BlindCase[] = [
  evidence({
    id: 'blind-network-card-flaps',
    kind: 'without cause',
    made: 'A broken cable: e1dexpress 27 (link disconnected) and 32 (link up) every few minutes since noon, and each time the sessions drop.',
    truth: [{ began: ['e1dexpress', 27] }],
    mayAlso: ['lossy-network'],
    mustNot: ['session-time-limit', 'blocking-firewall', 'stopped-service', 'crashed-session'],
    now: '2026-09-24T14:30:00.000Z',
    files: server({
      computer: 'LAGER-PC4',
      seed: 23,
      without: ['Security', 'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational'],
      language: 'de',
      domain: 'LAGER-PC4',
      from: '2026-09-01T00:00:00.000Z',
      until: '2026-09-24T14:20:00.000Z',
      workers: staff('lager 192.168.178.31', 'chef 192.168.178.20'),
      onset: '2026-09-24T10:00:00.000Z',
      failing: droppedSession,
      events: ({ system }) =>
        every(410, '2026-09-24T09:58:30.000Z', 36).flatMap((time) => [
          system('e1dexpress', 27, 'warning', time, ['', 'Intel(R) Ethernet Connection (17) I219-LM'], {
            qualifiers: 40_964,
          }),
          system(
            'e1dexpress',
            32,
            'information',
            later(time, 9),
            ['', 'Intel(R) Ethernet Connection (17) I219-LM'],
            { qualifiers: 24_580 },
          ),
        ]),
    }),
  }),
  evidence({
    id: 'blind-network-adapter-reset',
    kind: 'without cause',
    made: 'A virtual network adapter is reset by NDIS (10400) again and again after its driver was updated; attempts die before anybody signs in.',
    truth: [{ began: ['Microsoft-Windows-NDIS', 10_400] }],
    mustNot: ['resetting-middlebox', 'logon-flood', 'failed-security-layer', 'unreadable-certificate-key'],
    now: '2026-10-02T20:00:00.000Z',
    code: '0x904 0x7',
    files: server({
      computer: 'EC2AMAZ-7TRQ1.ad.example',
      seed: 24,
      domain: 'AD',
      dawn: 14,
      from: '2026-09-14T00:00:00.000Z',
      until: '2026-10-02T19:50:00.000Z',
      workers: staff('deploy 100.64.12.9', 'mchen 100.64.12.31'),
      onset: '2026-10-01T13:00:00.000Z',
      failing: dead,
      events: ({ system }) =>
        every(1_900, '2026-10-01T12:41:00.000Z', 58).map((time) =>
          system('Microsoft-Windows-NDIS', 10_400, 'warning', time, {
            IfGuid: { guid: '{9b2d1f30-90a4-4f0e-9c7a-1f0b7d3a5511}' },
            IfIndex: 6,
            IfLuid: 1_689_399_632_855_040n,
            AdapterName: 'Amazon Elastic Network Adapter',
            ResetReason: 2,
            ResetCount: 3,
          }),
        ),
    }),
  }),
  evidence({
    id: 'blind-system-disk-full',
    kind: 'without cause',
    made: 'A log of another program fills C:; srv 2013 and Ntfs 135; sign-in works and no session can be made.',
    truth: [
      { began: ['srv', 2013] },
      { began: ['Srv', 2013] },
      { began: ['Ntfs', 135] },
      { began: ['ESENT', 482] },
    ],
    mustNot: ['exhausted-server-memory', 'session-limit', 'crashed-session'],
    now: '2026-03-05T11:00:00.000Z',
    files: server({
      computer: 'app05.dist.example',
      seed: 25,
      without: ['Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational', 'Security'],
      language: 'pt',
      domain: 'DIST',
      dawn: 11,
      from: '2026-02-09T00:00:00.000Z',
      until: '2026-03-04T21:30:00.000Z',
      workers: staff('joana 10.0.14.8', 'tiago 10.0.14.12', 'rita 10.0.14.15'),
      onset: '2026-03-04T12:00:00.000Z',
      failing: withoutSession,
      events: ({ system, application }) => [
        ...every(300, '2026-03-04T11:22:00.000Z', 40).map((time) =>
          system('srv', 2013, 'warning', time, ['\\Device\\LanmanServer', 'C:', '11'], {
            qualifiers: 32_768,
          }),
        ),
        ...every(1_400, '2026-03-04T11:40:00.000Z', 12).map((time) =>
          application('ESENT', 482, 'error', time, [
            'svchost',
            '1820,D,50',
            'SRUJet: ',
            'C:\\Windows\\system32\\SRU\\SRU.log',
            '0',
            '65536',
            '-1808',
            '112',
            'O espaço em disco é insuficiente.',
            '0',
          ]),
        ),
      ],
    }),
  }),
  evidence({
    id: 'blind-disk-dying',
    kind: 'without cause',
    made: 'The system disk of an old server stops answering for half a minute at a time: storahci 129, disk 153 and 51; people are authenticated and wait for ever.',
    truth: [{ began: ['storahci', 129] }, { began: ['disk', 153] }, { began: ['disk', 51] }],
    mustNot: ['exhausted-server-memory', 'draining-server', 'slow-network', 'session-limit'],
    now: '2026-01-15T17:30:00.000Z',
    files: server({
      computer: 'OLDFILE1.clinic.example',
      seed: 26,
      domain: 'CLINIC',
      dawn: 12,
      from: '2025-12-22T00:00:00.000Z',
      until: '2026-01-15T17:10:00.000Z',
      workers: staff('frontdesk 192.168.1.40', 'billing 192.168.1.41', 'drpatel 192.168.1.60'),
      onset: '2026-01-15T12:30:00.000Z',
      failing: withoutSession,
      events: ({ system }) =>
        every(340, '2026-01-15T11:55:00.000Z', 50).flatMap((time) => [
          system('storahci', 129, 'warning', time, ['\\Device\\RaidPort0'], { qualifiers: 32_772 }),
          system('disk', 153, 'warning', later(time, 31), ['\\Device\\Harddisk0\\DR0', '0x1a2b3c0', '0'], {
            qualifiers: 32_772,
          }),
          system('disk', 51, 'warning', later(time, 33), ['\\Device\\Harddisk0\\DR0'], {
            qualifiers: 32_772,
          }),
        ]),
    }),
  }),
  evidence({
    id: 'blind-file-system-corrupt',
    kind: 'without cause',
    made: 'The file system of the system volume is corrupt (Ntfs 55) since a snapshot was reverted; the service keeps stopping with 7031 and 7023.',
    truth: [{ began: ['Ntfs', 55] }, { began: ['Microsoft-Windows-Ntfs', 55] }, 'stopped-service'],
    mustNot: ['disabled-remote-desktop', 'foreign-port-owner', 'logon-flood'],
    now: '2026-11-05T10:00:00.000Z',
    files: server({
      computer: 'vm-print02.fabrik.example',
      seed: 27,
      language: 'de',
      domain: 'FABRIK',
      from: '2026-10-12T00:00:00.000Z',
      until: '2026-11-05T09:40:00.000Z',
      workers: staff('edv1 10.7.7.2', 'edv2 10.7.7.3'),
      onset: '2026-11-04T18:00:00.000Z',
      failing: untraced,
      events: (machine) => [
        ...every(900, '2026-11-04T17:12:00.000Z', 60).map((time) =>
          machine.system('Ntfs', 55, 'error', time, {
            DriveName: 'C:',
            DeviceName: '\\Device\\HarddiskVolume2',
            CorruptionState: '0x0',
            HeaderFlags: '0x922',
            Severity: 'Critical',
            Origin: 'File System Driver',
            Description: 'A corruption was found in a file system index structure.',
          }),
        ),
        ...every(3_600, '2026-11-04T17:40:00.000Z', 4).flatMap((time) => [
          machine.service('TermService', false, time),
          machine.system('Service Control Manager', 7023, 'error', later(time, 1), {
            param1: 'Remotedesktopdienste',
            param2: '%%1392',
          }),
        ]),
      ],
    }),
  }),
  evidence({
    id: 'blind-ports-exhausted',
    kind: 'without cause',
    made: 'An agent leaks sockets until the ephemeral ports are gone: Tcpip 4227 and 4231; the server reaches no domain controller any more and sign-ins fail with 0xC000005E.',
    truth: [{ began: ['Tcpip', 4231] }, { began: ['Tcpip', 4227] }, 'unreachable-domain-controller'],
    mustNot: ['wrong-password', 'blocking-firewall', 'logon-flood'],
    now: '2026-06-18T21:00:00.000Z',
    files: server({
      computer: 'APPSRV21.retail.example',
      seed: 29,
      rolledOver: { Security: '2026-06-16T02:00:00.000Z' },
      domain: 'RETAIL',
      dawn: 13,
      from: '2026-05-28T00:00:00.000Z',
      until: '2026-06-18T20:50:00.000Z',
      workers: staff('ops.lee 10.120.3.4', 'ops.gray 10.120.3.5'),
      onset: '2026-06-18T13:00:00.000Z',
      failing: (machine, time, worker) => [
        ...dead(machine, time, worker),
        machine.refused(later(time, 1), worker, '0xc000005e'),
      ],
      events: ({ system }) => [
        ...every(1_800, '2026-06-18T12:20:00.000Z', 16).map((time) =>
          system('Tcpip', 4227, 'warning', time, ['', ''], { qualifiers: 32_768 }),
        ),
        ...every(1_500, '2026-06-18T12:31:00.000Z', 19).map((time) =>
          system('Tcpip', 4231, 'warning', time, ['', ''], { qualifiers: 32_768 }),
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
      rolledOver: {
        'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational': '2026-11-12T00:00:00.000Z',
      },
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
];
