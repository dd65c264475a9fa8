import { evidence, type BlindCase } from '../blind-case.ts';
import { dead, droppedSession, untraced } from '../failures.ts';
import { every, later } from '../moments.ts';
import { crashedService, restarted } from '../noise.ts';
import { server } from '../server-life.ts';
import { staff } from '../worker.ts';

const scm = 'Service Control Manager';

/** What carries the server: hosts, clusters, and Windows as a whole. */
export const hostCases: readonly BlindCase[] = [
  evidence({
    id: 'blind-host-paused-guest',
    kind: 'without cause',
    made: "The Hyper-V host runs out of disk and pauses the guest: the host's own VMMS log says 16060, and the guest's Remote Desktop answers nobody; the guest's logs stop there.",
    truth: [{ began: ['Microsoft-Windows-Hyper-V-VMMS', 16_060] }],
    mustNot: ['stopped-service', 'disabled-remote-desktop', 'blocking-firewall', 'public-network-profile'],
    now: '2026-02-20T13:00:00.000Z',
    code: '0x204',
    files: server({
      computer: 'HV02.praxis.example',
      seed: 30,
      language: 'de',
      domain: 'PRAXIS',
      from: '2026-02-02T00:00:00.000Z',
      until: '2026-02-20T12:50:00.000Z',
      workers: staff('it-service 10.0.0.5'),
      events: ({ event }) =>
        every(1_200, '2026-02-20T07:14:00.000Z', 15).map((time) =>
          event(
            'Microsoft-Windows-Hyper-V-VMMS-Admin',
            'Microsoft-Windows-Hyper-V-VMMS',
            16_060,
            'error',
            time,
            {},
            {
              userData: {
                element: 'VmlEventLog',
                values: {
                  VmName: 'TS-PRAXIS',
                  VmId: '5C0F6F6E-1F7E-4F1B-8D8C-0F4B8D1B2C31',
                  Parameter0: 'D:\\',
                },
              },
            },
          ),
        ),
    }),
  }),
  evidence({
    id: 'blind-cluster-fails-over',
    kind: 'without cause',
    made: 'The cluster role with the client access name cannot come online on this node: FailoverClustering 1069 and 1205, heartbeat loss 1135 before; attempts by name never arrive.',
    truth: [
      { began: ['Microsoft-Windows-FailoverClustering', 1135] },
      { began: ['Microsoft-Windows-FailoverClustering', 1069] },
      { began: ['Microsoft-Windows-FailoverClustering', 1205] },
    ],
    mustNot: ['blocking-firewall', 'stopped-service', 'disabled-remote-desktop', 'moved-port'],
    now: '2026-08-20T09:30:00.000Z',
    code: '0x204',
    files: server({
      computer: 'NODE-B.bank.example',
      seed: 31,
      without: ['Security', 'Application'],
      domain: 'BANK',
      from: '2026-07-27T00:00:00.000Z',
      until: '2026-08-20T09:10:00.000Z',
      workers: staff('dba1 10.200.1.17', 'dba2 10.200.1.18'),
      onset: '2026-08-20T05:00:00.000Z',
      failing: untraced,
      events: ({ system }) => [
        system('Microsoft-Windows-FailoverClustering', 1135, 'critical', '2026-08-20T04:41:09.000Z', {
          NodeName: 'NODE-A',
        }),
        ...every(600, '2026-08-20T04:41:40.000Z', 25).flatMap((time) => [
          system('Microsoft-Windows-FailoverClustering', 1069, 'error', time, {
            ResourceName: 'Cluster Name RDADM',
            ResourceGroup: 'RDADM',
            ResTypeDll: 'Network Name',
          }),
          system('Microsoft-Windows-FailoverClustering', 1205, 'error', later(time, 4), {
            ResourceGroup: 'RDADM',
          }),
        ]),
      ],
    }),
  }),
  evidence({
    id: 'blind-bugcheck-loop',
    kind: 'without cause',
    made: 'A filter driver crashes Windows several times a day: WER-SystemErrorReporting 1001 and Kernel-Power 41; sessions break off each time.',
    truth: [
      { began: ['Microsoft-Windows-WER-SystemErrorReporting', 1001] },
      { began: ['Microsoft-Windows-Kernel-Power', 41] },
      { began: ['EventLog', 6008] },
    ],
    mustNot: ['session-time-limit', 'administrative-disconnect', 'lossy-network', 'update-regression'],
    now: '2026-05-28T08:00:00.000Z',
    files: server({
      computer: 'rds-b.universidad.example',
      seed: 32,
      language: 'es',
      domain: 'UNI',
      from: '2026-05-04T00:00:00.000Z',
      until: '2026-05-28T07:30:00.000Z',
      workers: staff('bgarcia 10.77.0.9', 'lsanz 10.77.0.12', 'mcobo 10.77.0.31'),
      onset: '2026-05-26T06:00:00.000Z',
      failing: (machine, time, worker) =>
        droppedSession(machine, time, worker).filter(({ id }) => ![24, 102, 103].includes(id)),
      events: (machine) =>
        [
          '2026-05-26T06:50:00.000Z',
          '2026-05-26T10:12:00.000Z',
          '2026-05-26T13:33:00.000Z',
          '2026-05-27T07:05:00.000Z',
          '2026-05-27T09:58:00.000Z',
          '2026-05-27T14:02:00.000Z',
          '2026-05-28T07:11:00.000Z',
        ].flatMap((time) => [
          machine.system('Microsoft-Windows-Kernel-General', 12, 'information', time),
          machine.system(
            'EventLog',
            6008,
            'error',
            later(time, 12),
            ['8:49:50', '26/05/2026', '', '', '4100', '', ''],
            { qualifiers: 32_768 },
          ),
          machine.system('Microsoft-Windows-Kernel-Power', 41, 'critical', later(time, 3), {
            BugcheckCode: 209,
            BugcheckParameter1: '0x28',
            PowerButtonTimestamp: 0,
          }),
          machine.system('Microsoft-Windows-WER-SystemErrorReporting', 1001, 'error', later(time, 40), {
            param1: '0x000000d1 (0x0000000000000028, 0x0000000000000002)',
            param2: 'C:\\Windows\\MEMORY.DMP',
            param3: 'a1b2',
          }),
          machine.service('TermService', true, later(time, 30)),
        ]),
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
      without: ['Security'],
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
];
