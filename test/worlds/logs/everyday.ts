import type { Random } from '../random.ts';
import type { LogFault } from './fault.ts';
import { operational, windows } from './foreign-row.ts';
import { write } from './sessions.ts';
import { day, type Setting } from './setting.ts';
import type { WorldEvent, Writer } from './world-event.ts';

/** What channels of their own hold when nothing is the matter, with how often a day it comes. */
const ordinary: readonly (readonly [
  writer: Writer,
  id: number,
  perDay: number,
  fields: WorldEvent['fields'],
])[] = [
  [
    operational(windows('AppLocker'), 'EXE and DLL'),
    8002,
    6,
    { FilePath: '%SYSTEM32%\\SVCHOST.EXE', PolicyName: 'EXE' },
  ],
  [operational(windows('Windows Defender')), 1150, 3, { 'Platform version': '4.18.24080.9' }],
  [
    { channel: 'Microsoft-Windows-PrintService/Admin', provider: windows('PrintService') },
    823,
    1,
    { DefaultPrinterSelectedBySpooler: '1' },
  ],
  [operational(windows('NTLM')), 8001, 2, { TargetName: 'cifs/dc1' }],
  [
    operational(windows('Windows Firewall With Advanced Security'), 'Firewall'),
    2004,
    1,
    { RuleName: 'Delivery Optimization (TCP-In)' },
  ],
  [
    operational(windows('Windows Firewall With Advanced Security'), 'Firewall'),
    2006,
    1,
    { RuleId: '{4c1f2f0a-8a7b-4c1f-9b7e-0b0a6d7f3c11}', RuleName: 'Microsoft Teams' },
  ],
  [operational(windows('NetworkProfile')), 4002, 1, { Name: 'Network 2' }],
  [operational(windows('WMI-Activity')), 5857, 8, { ProviderName: 'CIMWin32' }],
  [
    operational(windows('TerminalServices-Gateway')),
    302,
    3,
    { Username: 'ops', IpAddress: '198.51.100.4', Resource: 'app1' },
  ],
  [operational(windows('TerminalServices-SessionBroker-Client')), 1307, 3, {}],
  [operational(windows('Hyper-V-VmSwitch')), 102, 1, {}],
];

/** The talk of channels outside Remote Desktop: some that happen to be there, and that in which the fault speaks. */
export function everydayOf(
  setting: Setting,
  random: Random,
  fault: LogFault | undefined,
): readonly WorldEvent[] {
  const spoken = new Set(fault?.signs.map(({ writer }) => writer.channel));
  return ordinary.flatMap(([writer, id, perDay, fields]) => {
    const there = random.chance(0.25) || spoken.has(writer.channel);
    const count = Math.ceil((perDay * (setting.end - setting.begin)) / day);
    const times = Array.from({ length: there ? count : 0 }, () => random.between(setting.begin, setting.end));
    return times.map((at) => write(setting.server, writer, id, Math.round(at), fields));
  });
}
