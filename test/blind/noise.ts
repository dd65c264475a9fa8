import { toUtf16le } from '../../src/core/bytes/text.ts';
import type { WrittenEvent } from '../evtx-writer/written-event.ts';
import type { Chance } from './chance.ts';
import type { Machine } from './machine.ts';
import type { Life } from './life.ts';
import { later } from './moments.ts';

/** What every Windows server writes all day and nobody reads, errors of no consequence included. */
export function noiseOf(machine: Machine, chance: Chance, life: Life): readonly WrittenEvent[] {
  const events: WrittenEvent[] = [];
  const first = Math.floor(Date.parse(life.from) / DAY) * DAY;
  let number = 0;
  for (let day = first; day < Date.parse(life.until); day += DAY) {
    const moment = () => new Date(day + chance.part() * DAY).toISOString();
    events.push(...services(machine, chance, moment), ...grumbling(machine, chance, moment));
    // Patch day is the second Tuesday; the update is installed in the night after.
    const date = new Date(day);
    if (date.getUTCDay() === 3 && date.getUTCDate() >= 9 && date.getUTCDate() <= 15)
      events.push(...patched(machine, new Date(day + 2.2 * 3_600_000).toISOString(), number));
    number += 1;
  }
  for (const time of life.restarts ?? []) events.push(...restarted(machine, time, 'Other (Planned)'));
  return events;
}

function services(machine: Machine, chance: Chance, moment: () => string): readonly WrittenEvent[] {
  const events: WrittenEvent[] = [];
  for (const key of [
    'wuauserv',
    'sppsvc',
    'AppXSvc',
    'WinHttpAutoProxySvc',
    'BITS',
    'VSS',
    'TrustedInstaller',
  ]) {
    const time = moment();
    events.push(
      machine.service(key, true, time),
      machine.service(key, false, later(time, 30 + chance.below(1_800))),
    );
  }
  const start = moment();
  events.push(
    machine.system('Service Control Manager', 7040, 'information', start, {
      param1: 'Background Intelligent Transfer Service',
      param2: 'demand start',
      param3: 'auto start',
      param4: 'BITS',
    }),
    machine.system(
      'EventLog',
      6013,
      'information',
      moment(),
      ['', '', '', '', String(81_000 + chance.below(900_000)), '60', '0 GMT'],
      { qualifiers: 32_768 },
    ),
    machine.system('Microsoft-Windows-Time-Service', 35, 'information', moment(), {
      TimeSource: `dc01.${machine.domain.toLowerCase()}.example`,
    }),
    machine.system('Microsoft-Windows-GroupPolicy', 1502, 'information', moment(), {
      SupportInfo1: '1',
      SupportInfo2: '4018',
      ProcessingMode: '0',
      ProcessingTimeInMilliseconds: '1860',
      DCName: 'dc01',
      NumberOfGroupPolicyObjects: '7',
    }),
    machine.application('Microsoft-Windows-Security-SPP', 16_394, 'information', moment()),
    machine.application('Microsoft-Windows-Security-SPP', 16_384, 'information', moment(), [
      '2126-01-01T00:00:00Z',
      'RulesEngine',
    ]),
    machine.application('ESENT', 326, 'information', moment(), [
      'svchost',
      '1820,D,50',
      'DS_Token_DB: ',
      '1',
      'C:\\Windows\\system32\\SRU\\SRUDB.dat',
      '0',
    ]),
    machine.application('VSS', 8224, 'information', moment()),
  );
  for (let i = 0; i < 6; i += 1)
    events.push(
      machine.security(4624, moment(), {
        SubjectUserSid: { sid: 'S-1-5-18' },
        SubjectUserName: machine.computer,
        TargetUserSid: { sid: 'S-1-5-18' },
        TargetUserName: 'SYSTEM',
        TargetDomainName: 'NT AUTHORITY',
        LogonType: 5,
        IpAddress: '-',
        IpPort: '-',
      }),
    );
  return events;
}

/** Warnings and errors that stand in the logs of servers that work. */
function grumbling(machine: Machine, chance: Chance, moment: () => string): readonly WrittenEvent[] {
  const events: WrittenEvent[] = [];
  const sometimes = (oneIn: number, event: () => WrittenEvent) => {
    if (chance.below(oneIn) === 0) events.push(event());
  };
  for (let i = 0; i < 3; i += 1)
    sometimes(2, () =>
      machine.system('Microsoft-Windows-DistributedCOM', 10_016, 'warning', moment(), {
        param1: 'application-specific',
        param2: 'Local',
        param3: 'Activation',
        param4: '{2593F8B9-4EAF-457C-B68A-50F6B8EA6B54}',
        param5: '{15C20B67-12E7-4BB6-92BB-7AFF07997402}',
        param6: machine.domain,
        param7: 'svc_backup',
      }),
    );
  sometimes(3, () =>
    machine.system('Microsoft-Windows-DNS-Client', 1014, 'warning', moment(), {
      QueryName: 'settings-win.data.microsoft.com',
      AddressLength: '128',
    }),
  );
  sometimes(4, () => machine.system('Schannel', 36_887, 'error', moment(), { AlertDesc: '46' }));
  sometimes(6, () => machine.system('Schannel', 36_874, 'error', moment(), { Protocol: 'TLS 1.2' }));
  sometimes(7, () =>
    machine.application('Application Error', 1000, 'error', moment(), [
      'AcroRd32.exe',
      '21.1.20155.0',
      '6090a3b1',
      'ntdll.dll',
      '10.0.20348.1',
      'c3a2',
      'c0000005',
      '0002f1a4',
      '1f3c',
      '01d9',
      'C:\\Program Files (x86)\\Adobe\\AcroRd32.exe',
      'C:\\Windows\\ntdll.dll',
      'a81d',
      '',
      '',
    ]),
  );
  sometimes(9, () =>
    machine.application('Microsoft-Windows-User Profiles Service', 1530, 'warning', moment(), {
      Detail: '1 user registry handles leaked',
    }),
  );
  sometimes(12, () =>
    machine.system('Microsoft-Windows-TerminalServices-Printers', 1111, 'error', moment(), [
      'Brother HL-L5200DW',
      'Brother HL-L5200DW series',
      '7',
    ]),
  );
  sometimes(15, () =>
    machine.system('Service Control Manager', 7031, 'error', moment(), {
      param1: 'Google Update',
      param2: '1',
      param3: '0',
      param4: '0',
      param5: 'none',
    }),
  );
  sometimes(10, () =>
    machine.application('Microsoft-Windows-WMI', 5605, 'warning', moment(), {
      Namespace: 'root\\cimv2\\TerminalServices',
    }),
  );
  sometimes(8, () =>
    machine.application('MsiInstaller', 1035, 'information', moment(), [
      'Microsoft Edge',
      '1.3',
      '1033',
      '0',
      'Microsoft Corporation',
    ]),
  );
  return events;
}

/** An update that was installed in the night, and the restart after it. */
function patched(machine: Machine, time: string, number: number): readonly WrittenEvent[] {
  const updateTitle = `Cumulative Update for Microsoft server operating system, version 21H2 for x64-based Systems (KB50${31_000 + number})`;
  const guid = { guid: '{0d8e1b4b-5f5c-4d53-9a0e-6d4c6a01c1aa}' };
  return [
    machine.system('Microsoft-Windows-WindowsUpdateClient', 44, 'information', later(time, -900), {
      updateTitle,
      updateGuid: guid,
    }),
    machine.system('Microsoft-Windows-WindowsUpdateClient', 43, 'information', later(time, -600), {
      updateTitle,
      updateGuid: guid,
    }),
    machine.system('Microsoft-Windows-WindowsUpdateClient', 19, 'information', later(time, 200), {
      updateTitle,
      updateGuid: guid,
      updateRevisionNumber: 1,
    }),
    ...restarted(machine, time, 'Operating System: Service pack (Planned)'),
  ];
}

/** An orderly restart. */
export function restarted(machine: Machine, time: string, why: string): readonly WrittenEvent[] {
  const { system } = machine;
  const up = later(time, 95);
  return [
    system(
      'User32',
      1074,
      'information',
      later(time, -20),
      [
        'C:\\Windows\\system32\\wbem\\wmiprvse.exe',
        machine.computer,
        why,
        '0x80020010',
        'restart',
        '',
        'NT AUTHORITY\\SYSTEM',
      ],
      { qualifiers: 32_768 },
    ),
    machine.service('TermService', false, later(time, -6)),
    system('EventLog', 6006, 'information', later(time, -3), [], { qualifiers: 32_768 }),
    system('Microsoft-Windows-Kernel-General', 13, 'information', time, { StopTime: { fileTime: time } }),
    system('Microsoft-Windows-Kernel-General', 12, 'information', up, {
      MajorVersion: 10,
      MinorVersion: 0,
      BuildVersion: 20_348,
      StartTime: { fileTime: up },
    }),
    system(
      'EventLog',
      6009,
      'information',
      later(up, 12),
      ['10.00.', '20348', '', 'Multiprocessor Free', '0'],
      { qualifiers: 32_768 },
    ),
    system('EventLog', 6005, 'information', later(up, 12), [], { qualifiers: 32_768 }),
    machine.service('TermService', true, later(up, 21)),
    machine.service('UmRdpService', true, later(up, 22)),
    machine.log.connections(258, later(up, 23), { listenerName: 'RDP-Tcp' }),
  ];
}

/** A service that ended without being asked, as 7031 tells it. */
export function crashedService(
  machine: Machine,
  time: string,
  display: string,
  key: string,
  times = 1,
): WrittenEvent {
  return machine.system(
    'Service Control Manager',
    7031,
    'error',
    time,
    { param1: display, param2: String(times), param3: '60000', param4: '1', param5: 'Restart the service' },
    { binary: toUtf16le(`${key}\0`) },
  );
}

const DAY = 86_400_000;
