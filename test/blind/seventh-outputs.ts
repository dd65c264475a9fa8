import type { BlindCase } from './blind-case.ts';
import { typed } from './fifth-days.ts';
import { case7 } from './seventh-days.ts';

const said = ['client-reported', 'program-reported', 'reported-event', 'refused-logon'];
const known = { kind: 'with cause', mayAlso: said } as const;

/** What commands and other clients printed. */
export const seventhOutputs: readonly BlindCase[] = [
  case7({
    ...known,
    id: 'seventh-pasted-service-set-to-disabled',
    made: 'A window of PowerShell: the port is refused while ping answers, and on the server itself the service is stopped and disabled.',
    truth: ['stopped-service'],
    mayAlso: [...said, 'unreached-service', 'refused-port'],
    mustNot: ['blocking-firewall', 'disabled-remote-desktop', 'wrong-password', 'moved-port'],
    files: () =>
      typed(
        'PS C:\\Users\\rs> Test-NetConnection srv-kasse -Port 3389',
        'WARNING: TCP connect to (192.168.60.5 : 3389) failed',
        '',
        'ComputerName           : srv-kasse',
        'RemoteAddress          : 192.168.60.5',
        'RemotePort             : 3389',
        'InterfaceAlias         : Ethernet',
        'SourceAddress          : 192.168.60.40',
        'PingSucceeded          : True',
        'PingReplyDetails (RTT) : 0 ms',
        'TcpTestSucceeded       : False',
        '',
        'PS C:\\Users\\rs> Invoke-Command srv-kasse { Get-Service TermService | fl Name,Status,StartType }',
        '',
        'Name      : TermService',
        'Status    : Stopped',
        'StartType : Disabled',
      ),
  }),
  case7({
    ...known,
    id: 'seventh-pasted-policy-denies',
    made: 'Two outputs of reg query: the switch in the control set is 0 (on), the policy above it says 1, which denies; the writer saw only the first.',
    truth: ['disabled-remote-desktop'],
    mayAlso: [...said, 'disabled-listener'],
    mustNot: ['stopped-service', 'blocking-firewall', 'wrong-password', 'missing-listener'],
    files: () =>
      typed(
        'Remote Desktop IS enabled, look, but nobody gets in:',
        'C:\\>reg query "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server" /v fDenyTSConnections',
        '',
        'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server',
        '    fDenyTSConnections    REG_DWORD    0x0',
        '',
        'C:\\>reg query "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services"',
        '',
        'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services',
        '    fDenyTSConnections    REG_DWORD    0x1',
        '    MaxIdleTime    REG_DWORD    0x36ee80',
      ),
  }),
  case7({
    ...known,
    id: 'seventh-pasted-who-has-3389',
    made: 'netstat and tasklist of the server: 3389 belongs to a tunnel program and not to a service host.',
    truth: ['foreign-port-owner', 'foreign-service-on-port', 'clashing-listeners'],
    mayAlso: [...said, 'third-party-listener', 'missing-listener'],
    mustNot: ['stopped-service', 'blocking-firewall', 'wrong-password', 'disabled-remote-desktop'],
    files: () =>
      typed(
        'C:\\Windows\\system32>netstat -ano | findstr :3389',
        '  TCP    0.0.0.0:3389           0.0.0.0:0              LISTENING       4312',
        '  TCP    [::]:3389              [::]:0                 LISTENING       4312',
        '',
        'C:\\Windows\\system32>tasklist /fi "PID eq 4312"',
        '',
        'Image Name                     PID Session Name        Session#    Mem Usage',
        '========================= ======== ================ =========== ============',
        'frpc.exe                      4312 Services                   0     21,904 K',
        '',
        'mstsc just says internal error. reinstall windows?',
      ),
  }),
  case7({
    ...known,
    id: 'seventh-pasted-w32tm-quarter-hour',
    made: 'The stripchart of the writer’s PC against the domain controller, a quarter of an hour off, under the sentence that the clocks differ.',
    truth: ['clock-skew', 'wrong-clock-here'],
    mustNot: ['expired-password', 'wrong-password', 'unreachable-domain-controller', 'broken-domain-trust'],
    files: () =>
      typed(
        'Remote Desktop cannot verify the identity of the remote computer because there is a time or date difference between your computer and the remote computer. Make sure your computer’s clock is set to the correct time, and then try connecting again.',
        '',
        'C:\\Users\\eva>w32tm /stripchart /computer:dc01.werft.example /samples:3 /dataonly',
        'Tracking dc01.werft.example [172.20.1.10:123].',
        'Collecting 3 samples.',
        'The current time is 21.10.2026 09:31:02.',
        '09:31:02, +914.2093118s',
        '09:31:04, +914.2094402s',
        '09:31:06, +914.2095127s',
        '',
        'the taskbar clock looks about right to me',
      ),
  }),
  case7({
    ...known,
    id: 'seventh-pasted-freerdp-account-expired',
    made: 'FreeRDP 3 of a contractor ends with ERRCONNECT_ACCOUNT_EXPIRED; he thinks that it is Wayland.',
    truth: ['expired-account'],
    mayAlso: [...said, 'untrusted-certificate'],
    mustNot: [
      'expired-password',
      'locked-account',
      'wrong-password',
      'disabled-account',
      'client-without-nla',
    ],
    files: () =>
      typed(
        '$ xfreerdp3 /v:ts-dock.werft.example /u:ext-novak /d:WERFT /cert:tofu',
        '[09:14:22:801] [88121:00015839] [WARN][com.freerdp.client.x11] - [load_map_from_xkbfile]: ZOOM: keycode: 0x08 -> no RDP scancode found',
        '[09:14:24:116] [88121:00015839] [ERROR][com.freerdp.core] - [nla_recv_pdu]: ERRCONNECT_ACCOUNT_EXPIRED [0x00020019]',
        '[09:14:24:116] [88121:00015839] [ERROR][com.freerdp.core.rdp] - [rdp_recv_callback_int][0x55d10ac0]: CONNECTION_STATE_NLA - nla_recv_pdu() fail',
        '[09:14:24:117] [88121:00015839] [ERROR][com.freerdp.core.transport] - [transport_check_fds]: transport_check_fds: transport->ReceiveCallback() - STATE_RUN_FAILED [-1]',
        'since plasma 6 / wayland. contract was extended last week btw',
      ),
  }),
  case7({
    ...known,
    id: 'seventh-pasted-android-0x104',
    made: 'The Android app’s 0x104: it cannot find the PC by its name; the phone is not in the VPN, which the writer does not say.',
    truth: ['unresolved-name', 'unknown', 'dead-tunnel'],
    mustNot: ['stopped-service', 'blocking-firewall', 'disabled-remote-desktop', 'wrong-password'],
    files: () =>
      typed(
        'Pixel 9, Windows App from the Play Store',
        'We couldn’t connect to the remote PC because the PC can’t be found. Please provide the fully-qualified name or the IP address, then try again.',
        'Error code: 0x104',
        'pc name is BUERO-PC-7 as on the sticker. at my desk it worked from the laptop',
      ),
  }),
  case7({
    ...known,
    id: 'seventh-pasted-gateway-event-viewer',
    made: 'An event of the gateway as Event Viewer shows it: the resource policy does not allow this target (301, 23002); the writer reads "authorized" and resets the password.',
    truth: ['turned-away-by-gateway', { began: ['Microsoft-Windows-TerminalServices-Gateway', 301] }],
    mustNot: ['wrong-password', 'locked-account', 'unreachable-gateway', 'withheld-logon-right'],
    files: () =>
      typed(
        'Log Name:      Microsoft-Windows-TerminalServices-Gateway/Operational',
        'Source:        Microsoft-Windows-TerminalServices-Gateway',
        'Date:          21.10.2026 10:48:19',
        'Event ID:      301',
        'Task Category: (5)',
        'Level:         Error',
        'User:          NETWORK SERVICE',
        'Computer:      RDG01.werft.example',
        'Description:',
        'The user "WERFT\\ewers", on client computer "203.0.113.140", did not meet resource authorization policy requirements and was therefore not authorized to connect to resource "10.81.4.20". The following error occurred: "23002".',
        '',
        'have reset his password three times now, still "not authorized"',
      ),
  }),
];
