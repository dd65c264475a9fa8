import type { BlindCase } from './blind-case.ts';
import { typed } from './fifth-days.ts';
import { case6 } from './sixth-days.ts';

const said = ['client-reported', 'program-reported', 'reported-event', 'refused-logon'];
const known = { kind: 'with cause', mayAlso: said } as const;
const open = {
  kind: 'cannot tell',
  truth: ['unknown'],
  mayAlso: [...said, 'unreached-service', 'filtered-port', 'refused-port'],
} as const;

/** What commands printed, pasted by somebody who has a theory. */
export const sixthOutputs: readonly BlindCase[] = [
  case6({
    ...open,
    id: 'sixth-pasted-tnc-false',
    made: 'Test-NetConnection: the ping is answered and the port is not; a filter, a stopped service and a moved port look alike.',
    mayAlso: [...open.mayAlso, 'measured-death'],
    mustNot: ['stopped-service', 'disabled-remote-desktop', 'moved-port', 'wrong-password', 'dead-tunnel'],
    files: () =>
      typed(
        'PS C:\\> Test-NetConnection rdsh-12 -Port 3389',
        'WARNING: TCP connect to (10.20.7.12 : 3389) failed',
        '',
        'ComputerName           : rdsh-12',
        'RemoteAddress          : 10.20.7.12',
        'RemotePort             : 3389',
        'InterfaceAlias         : Ethernet 2',
        'SourceAddress          : 10.20.3.41',
        'PingSucceeded          : True',
        'PingReplyDetails (RTT) : 1 ms',
        'TcpTestSucceeded       : False',
        'so the service is dead, please restart it',
      ),
  }),
  case6({
    ...known,
    id: 'sixth-pasted-netstat-other-owner',
    made: 'netstat -abno on the server: port 3389 belongs to a relay of another product; the writer blames the certificate.',
    truth: ['foreign-port-owner', 'clashing-listeners', 'foreign-service-on-port', 'third-party-listener'],
    mustNot: ['expired-certificate', 'untrusted-certificate', 'stopped-service', 'blocking-firewall'],
    files: () =>
      typed(
        'mstsc says an internal error has occurred since the reboot, cert again? netstat -abno as admin on the box:',
        'Active Connections',
        '',
        '  Proto  Local Address          Foreign Address        State           PID',
        '  TCP    0.0.0.0:135            0.0.0.0:0              LISTENING       1032',
        '  RpcSs',
        ' [svchost.exe]',
        '  TCP    0.0.0.0:445            0.0.0.0:0              LISTENING       4',
        ' Can not obtain ownership information',
        '  TCP    0.0.0.0:3389           0.0.0.0:0              LISTENING       4412',
        ' [rustdesk-relay.exe]',
        '  TCP    0.0.0.0:5985           0.0.0.0:0              LISTENING       4',
        ' Can not obtain ownership information',
      ),
  }),
  case6({
    ...known,
    id: 'sixth-pasted-klist-skew',
    made: 'klist get fails with 0xc0000133, the time difference; the writer thinks that the service principal name is missing.',
    truth: ['clock-skew', 'wrong-clock-here'],
    mustNot: ['wrong-password', 'wrong-machine-behind-name', 'unreachable-domain-controller', 'blocked-ntlm'],
    files: () =>
      typed(
        'rdp asks for the password again and again, SPN missing? tried:',
        'C:\\>klist get TERMSRV/rdsh-21.klinik.example',
        '',
        'Current LogonId is 0:0x5c1f2',
        'Error calling API LsaCallAuthenticationPackage (GetTicket substatus): 0xc0000133',
        '',
        'klist failed with 0xc0000133/-1073741517: There is a time and/or date difference between the client and server.',
      ),
  }),
  case6({
    ...known,
    id: 'sixth-pasted-qwinsta-no-listener',
    made: 'qwinsta on the server lists services and console and no listener, and the service runs: off, disabled or not come up, which this does not say.',
    truth: ['missing-listener', 'disabled-listener', 'disabled-remote-desktop', 'unknown'],
    mayAlso: [...said, 'unreached-service'],
    mustNot: ['stopped-service', 'session-limit', 'wrong-password', 'blocking-firewall', 'draining-server'],
    files: () =>
      typed(
        'full? only two sessions allowed?',
        'C:\\Windows\\system32>qwinsta',
        ' SESSIONNAME       USERNAME                 ID  STATE   TYPE        DEVICE',
        '>services                                    0  Disc',
        ' console           Administrator             1  Active',
        '',
        'C:\\Windows\\system32>sc query termservice | find "STATE"',
        '        STATE              : 4  RUNNING',
      ),
  }),
  case6({
    ...known,
    id: 'sixth-pasted-winevent-replaced',
    made: 'Get-WinEvent as a list: a session ended with reason code 5 as a second computer signs in with the same name; the writer wants the switch replaced.',
    truth: ['replaced-session'],
    mustNot: ['lossy-network', 'session-time-limit', 'administrative-disconnect', 'resetting-middlebox'],
    files: () =>
      typed(
        'thrown out three times today, the switch on floor 2 is old!!',
        '',
        'TimeCreated  : 15/09/2026 10:02:11',
        'ProviderName : Microsoft-Windows-TerminalServices-RemoteConnectionManager',
        'Id           : 1149',
        'Message      : Remote Desktop Services: User authentication succeeded:',
        '               User: enzo',
        '               Domain: KLINIK',
        '               Source Network Address: 10.20.2.77',
        '',
        'TimeCreated  : 15/09/2026 10:02:13',
        'ProviderName : Microsoft-Windows-TerminalServices-LocalSessionManager',
        'Id           : 40',
        'Message      : Session 6 has been disconnected, reason code 5',
      ),
  }),
  case6({
    ...known,
    id: 'sixth-pasted-certutil-keyset',
    made: 'certutil of the store "Remote Desktop": the certificate is valid and its key is not there; 36870 beside it.',
    truth: ['unreadable-certificate-key', 'mismatched-certificate-key', 'closed-key-folder'],
    mayAlso: [...said, 'missing-listener-certificate', 'missing-server-certificate', 'crowded-key-files'],
    mustNot: ['expired-certificate', 'disabled-tls-versions', 'wrong-password', 'update-regression'],
    files: () =>
      typed(
        'cert is not expired, I checked!',
        'C:\\>certutil -store "Remote Desktop"',
        'Remote Desktop',
        '================ Certificate 0 ================',
        'Serial Number: 1d0f3b6a1f52bd9b4a3f1c8c6a0c7e11',
        'Issuer: CN=RDSH-30.klinik.example',
        ' NotBefore: 6/2/2026 4:10 AM',
        ' NotAfter: 12/2/2026 4:10 AM',
        'Subject: CN=RDSH-30.klinik.example',
        'Signature matches Public Key',
        'Root Certificate: Subject matches Issuer',
        '  Key Container = TSSecKeySet1',
        '  Provider = Microsoft Enhanced Cryptographic Provider v1.0',
        'Missing stored keyset',
        'CertUtil: -store command completed successfully.',
        'and in System, source Schannel, 36870: A fatal error occurred when attempting to access the TLS server credential private key. The error code returned from the cryptographic module is 0x8009030D. The internal error state is 10001.',
      ),
  }),
  case6({
    ...known,
    id: 'sixth-pasted-reg-deny',
    made: 'reg query shows fDenyTSConnections 0x1 under the policies; the writer has just reinstalled the VPN client.',
    truth: ['disabled-remote-desktop'],
    mayAlso: [...said, 'disabled-listener'],
    mustNot: ['dead-tunnel', 'stopped-service', 'blocking-firewall', 'client-without-nla'],
    files: () =>
      typed(
        'reinstalled the vpn twice, no change. from the console of the machine:',
        'C:\\>reg query "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services"',
        '',
        'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services',
        '    fDenyTSConnections    REG_DWORD    0x1',
        '    fDisableCdm    REG_DWORD    0x0',
      ),
  }),
  case6({
    ...known,
    id: 'sixth-pasted-nltest-no-account',
    made: 'nltest /sc_verify on the server: 1787, the controller has no account for this computer; the writer changed user passwords.',
    truth: ['broken-domain-trust'],
    mayAlso: [...said, 'lost-domain-channel'],
    mustNot: ['wrong-password', 'unreachable-domain-controller', 'clock-skew', 'locked-account'],
    files: () =>
      typed(
        'nobody of the domain gets into rdsh-20, local admin does. changed two pws already',
        'C:\\>nltest /sc_verify:klinik.example',
        'Flags: 80',
        'Trusted DC Name',
        'Trusted DC Connection Status Status = 1787 0x6fb ERROR_NO_TRUST_SAM_ACCOUNT',
        'Trust Verification Status = 1787 0x6fb ERROR_NO_TRUST_SAM_ACCOUNT',
        'The command completed successfully',
      ),
  }),
  case6({
    ...known,
    id: 'sixth-pasted-change-logon',
    made: 'change logon /query says that session logins are disabled; the writer suspects the licences.',
    truth: ['draining-server'],
    mustNot: ['expired-licensing-grace', 'exhausted-licenses', 'session-limit', 'stopped-service'],
    files: () =>
      typed(
        'out of CALs? old sessions go on, nobody new gets in. fwiw:',
        'C:\\>change logon /query',
        'Session logins are currently DISABLED',
      ),
  }),
  case6({
    ...open,
    id: 'sixth-pasted-works-again',
    made: 'A chat in which three people guess and it works again after lunch; 0x904 was seen, nobody looked at anything.',
    mustNot: [
      'stopped-service',
      'blocking-firewall',
      'dead-tunnel',
      'lossy-network',
      'update-regression',
      'wrong-password',
      'unreadable-certificate-key',
    ],
    files: () =>
      typed(
        '[11:02] Gustav: RDP kaputt? Fehlercode 0x904, erweiterter Fehlercode 0x7',
        '[11:04] Bettina: bei mir geht alles',
        '[11:05] Ivo: Firewall. Oder Zertifikat abgelaufen, war letztes Jahr auch',
        '[11:06] Gustav: hab den VPN-Client neu gestartet, Router auch',
        '[13:20] Gustav: geht wieder, keine Ahnung warum. Was war das??',
      ),
  }),
];
