/** A certificate made for the run. */
export interface MadeCertificate {
  readonly sha1: string;
  readonly sha256: string;
  readonly der: string;
}
export type Certificates = {
  readonly [name in 'self' | 'renewed' | 'good' | 'expired' | 'client' | 'enrolled' | 'pfx']: MadeCertificate;
} & { readonly pfxFile: string };

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
/** The state of the stand-in; see StandIn/state.ps1. */
export interface MachineState {
  [part: string]: Json;
}

const server = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server';
const dword = (data: number) => ({ kind: 'DWord', data });
const text = (data: string) => ({ kind: 'String', data });
const base64 = (content: string) => Buffer.from(content, 'latin1').toString('base64');

export const machineGuid = '11111111-2222-3333-4444-555555555555';
export const rdpKeyFile = `f686aace6942fb7f7ceb231212eef4a4_${machineGuid}`;
export const goodKeyFile = `0123456789abcdef0123456789abcdef_${machineGuid}`;
export const sessionEnv = 'S-1-5-80-4022436659-1090538466-1613889075-870485073-3428993833';
const keys = '/ProgramData/Microsoft/Crypto/RSA/MachineKeys';

/**
 * Windows Server 2022 in German with Remote Desktop off, an expired certificate of its own and a good one in My;
 * `journals`: rdpdoctor has been here before and its folder is closed to others.
 */
export function machineState(certificates: Certificates, journals = true): MachineState {
  const registry: { [key: string]: { [name: string]: { kind: string; data: Json } } } = {
    [server]: {
      fDenyTSConnections: dword(1),
      fSingleSessionPerUser: dword(1),
      TSServerDrainMode: dword(0),
    },
    [`${server}\\WinStations`]: { SelfSignedCertStore: text('Remote Desktop') },
    [`${server}\\WinStations\\RDP-Tcp`]: {
      PortNumber: dword(3389),
      SecurityLayer: dword(2),
      UserAuthentication: dword(1),
      MinEncryptionLevel: dword(3),
      fEnableWinStation: dword(1),
      fLogonDisabled: dword(0),
      MaxInstanceCount: dword(4_294_967_295),
      LanAdapter: dword(0),
      SSLCertificateSHA1Hash: {
        kind: 'Binary',
        data: Buffer.from(certificates.expired.sha1, 'hex').toString('base64'),
      },
    },
    'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL': { EventLogging: dword(1) },
    'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols': {},
    'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2': {},
    'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server': {
      Enabled: dword(0),
    },
    'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Cryptography\\Configuration\\Local\\SSL\\00010002': {
      Functions: {
        kind: 'MultiString',
        data: ['TLS_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
      },
      EccCurves: { kind: 'MultiString', data: ['curve25519', 'NistP256'] },
    },
    'HKLM\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002': {
      Functions: text('TLS_RSA_WITH_AES_128_CBC_SHA'),
    },
    'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion': {
      CurrentBuildNumber: text('20348'),
      CurrentMajorVersionNumber: dword(10),
      UBR: dword(2700),
      ProductName: text('Windows Server 2022 Standard'),
      InstallationType: text('Server'),
    },
    'HKLM\\SYSTEM\\CurrentControlSet\\Services\\othershield': { Group: text('FSFilter Anti-Virus') },
    'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa': { forceguest: dword(0) },
    'HKLM\\SYSTEM\\CurrentControlSet\\Services\\TermService': { Start: dword(3) },
    'HKLM\\SYSTEM\\CurrentControlSet\\Services\\UmRdpService': { Start: dword(3) },
    'HKLM\\SYSTEM\\CurrentControlSet\\Services\\SessionEnv': { Start: dword(4) },
    'HKLM\\SYSTEM\\CurrentControlSet\\Services\\CertPropSvc': { Start: dword(2), DelayedAutostart: dword(1) },
    'HKLM\\SYSTEM\\CurrentControlSet\\Services\\W32Time': { Start: dword(3) },
    'HKCU\\SOFTWARE\\Microsoft\\Terminal Server Client': { Authentication: dword(1) },
    'HKLM\\SYSTEM\\Setup': { SystemSetupInProgress: dword(0), OOBEInProgress: dword(0) },
  };
  for (const key of Object.keys(registry)) {
    const parts = key.split('\\');
    for (let n = 1; n < parts.length; n += 1) registry[parts.slice(0, n).join('\\')] ??= {};
  }
  const store = 'HKLM\\SOFTWARE\\Microsoft\\SystemCertificates';
  const place = (name: string, certificate: MadeCertificate, container: string) => {
    for (const key of [store, `${store}\\${name}`, `${store}\\${name}\\Certificates`]) registry[key] ??= {};
    registry[`${store}\\${name}\\Certificates\\${certificate.sha1.toUpperCase()}`] = {
      Blob: { kind: 'Binary', data: blob(certificate, container) },
    };
  };
  place('Remote Desktop', certificates.self, rdpKeyFile);
  place('My', certificates.good, goodKeyFile);
  place('My', certificates.expired, `0fedcba9876543210fedcba987654321_${machineGuid}`);
  place('My', certificates.client, '');
  return {
    elevated: true,
    registry,
    keys: {
      [rdpKeyFile]: { file: `${keys}/${rdpKeyFile}` },
      [goodKeyFile]: { file: `${keys}/${goodKeyFile}` },
      [`0fedcba9876543210fedcba987654321_${machineGuid}`]: {
        file: `${keys}/0fedcba9876543210fedcba987654321_${machineGuid}`,
      },
    },
    acls: {
      ...(journals ? { '/ProgramData/rdpdoctor': 'O:BAG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)' } : {}),
      [keys]: 'O:SYG:SYD:PAI(A;;0x12019f;;;WD)(A;;FA;;;BA)',
      // As Windows makes it from build 17763 on, but for the lost entry of NETWORK SERVICE: none of Administrators'.
      [`${keys}/${rdpKeyFile}`]: `O:SYG:SYD:PAI(A;;0xd01f01ff;;;SY)(A;;0xd01f01ff;;;${sessionEnv})`,
      [`${keys}/${goodKeyFile}`]: 'O:BAG:SYD:PAI(A;;FA;;;SY)(A;;FA;;;BA)(A;ID;FR;;;BU)S:AI(AU;SA;FA;;;WD)',
    },
    files: {
      '/ProgramData/Microsoft/Crypto/Keys/leer': base64(''),
      ...(journals ? { '/ProgramData/rdpdoctor/lock': base64('') } : {}),
      [`${keys}/${rdpKeyFile}`]: base64('the key of the listener\0\xff'),
      [`${keys}/${goodKeyFile}`]: base64('the key of the good certificate'),
      [`${keys}/0fedcba9876543210fedcba987654321_${machineGuid}`]: base64('the key of the expired one'),
      '/Windows/System32/mstsc.exe': base64('MZ'),
      '/Windows/System32/mstscax.dll': base64('MZ'),
      '/Windows/System32/drivers/etc/hosts': base64(
        '# hosts f\xfcr SRV01\r\n\r\n10.0.0.9\tsrv02.corp.example srv02 # alt\r\n10.0.0.9 srv03.corp.example\r\n::1 localhost',
      ),
      '/Users/me/office.rdp': Buffer.from(
        '\ufefffull address:s:srv01.corp.example\r\nauthentication level:i:2\r\nusername:s:CORP\\m\u00fcller\r\nenablecredsspsupport:i:0\r\n',
        'utf16le',
      ).toString('base64'),
      '/Users/me/rdp.pfx': certificates.pfxFile,
    },
    services: {
      RpcSs: service('Running', 'Auto', 'NT AUTHORITY\\NetworkService', []),
      TermService: service('Running', 'Manual', 'NT Authority\\NetworkService', ['RpcSs']),
      UmRdpService: service('Running', 'Manual', 'LocalSystem', ['TermService']),
      SessionEnv: service('Stopped', 'Disabled', 'LocalSystem', ['RpcSs']),
      CertPropSvc: service('Stopped', 'Auto', 'LocalSystem', ['RpcSs']),
      KeyIso: service('Running', 'Manual', 'LocalSystem', ['RpcSs']),
      CryptSvc: service('Running', 'Auto', 'NT Authority\\NetworkService', ['RpcSs']),
      W32Time: service('Running', 'Manual', 'NT AUTHORITY\\LocalService', []),
    },
    firewall: {
      profiles: {
        Domain: { enabled: 'True', local: 'NotConfigured' },
        Private: { enabled: 'True', local: 'NotConfigured' },
        Public: { enabled: 'True', local: 'NotConfigured' },
      },
      rules: {
        'RemoteDesktop-UserMode-In-TCP': rdpRule('TCP', 'False', 'Any'),
        'RemoteDesktop-UserMode-In-UDP': rdpRule('UDP', 'True', 'Domain'),
        'RemoteDesktop-Shadow-In-TCP': { ...rdpRule('TCP', 'False', 'Any'), port: 'Any' },
      },
    },
    net: [
      { alias: 'Ethernet "LAN" $(1)', index: 4, category: 'Public' },
      { alias: 'Dom\u00e4ne', index: 9, category: 'DomainAuthenticated' },
    ],
    listening: [
      { port: 3389, address: '0.0.0.0', service: 'TermService' },
      { port: 8443, address: '0.0.0.0', pid: 9_999 },
    ],
    tasks: {},
    groups: { 'S-1-5-32-555': [{ name: 'CORP\\anna', sid: 'S-1-5-21-1-2-3-1105' }] },
    principals: [
      { name: 'CORP\\anna', upn: 'anna@corp.example', sid: 'S-1-5-21-1-2-3-1105' },
      { name: 'SRV01\\anna', sid: 'S-1-5-21-9-9-9-1001' },
      { name: 'AzureAD\\AnnaExample', upn: 'AzureAD\\anna@corp.example', sid: 'S-1-12-1-1-2-3-4' },
      { name: 'VORDEFINIERT\\Remotedesktopbenutzer', upn: 'Remotedesktopbenutzer', sid: 'S-1-5-32-555' },
      { name: 'Jeder', sid: 'S-1-1-0' },
      { name: 'CORP\\j\u00f6rg', sid: 'S-1-5-21-1-2-3-1106' },
    ],
    sessions: [
      { station: 'rdp-tcp#3', user: 'anna', id: 2 },
      { station: '', user: 'j\u00f6rg', id: 3 },
      { station: 'rdp-tcp#9', user: 'administrator', id: 4 },
    ],
    time: { source: 'dc1.corp.example', offset: '+00.0123456', leap: 0 },
    selfSigned: certificates.renewed.der,
    ca: { templates: ['RDP "Vorlage"'], answer: 'Issued', der: certificates.enrolled.der },
    adapters: [{ Name: 'Ethernet', Status: 'Up', InterfaceType: 6 }],
    ip: [
      { InterfaceAlias: 'Ethernet', IPAddress: '192.0.2.10' },
      { InterfaceAlias: 'Ethernet', IPAddress: 'fe80::1%4' },
    ],
    sslcert: [{ endpoint: '0.0.0.0:443', sha1: certificates.good.sha1 }],
    channel: 0,
    signatures: { 'mstsc.exe': 'Valid', 'mstscax.dll': 'Valid' },
    jobs: 'ending',
    licensing: { servers: ['lic01.corp.example'], days: 87 },
    cim: {
      Win32_TerminalServiceSetting: [{ LicensingType: 4, TerminalServerMode: 1 }],
      Win32_TSAccount: [
        { TerminalName: 'RDP-Tcp', SID: 'S-1-5-32-544', PermissionsAllowed: 983_999, PermissionsDenied: 0 },
        { TerminalName: 'RDP-Tcp', SID: 'S-1-5-32-555', PermissionsAllowed: 289, PermissionsDenied: 0 },
      ],
      MSFT_Disk: [{ IsReadOnly: false, IsSystem: true, IsBoot: true }],
      Win32_SystemDriver: [
        { Name: 'WdFilter', State: 'Running', PathName: 'C:\\Windows\\System32\\drivers\\WdFilter.sys' },
        {
          Name: 'othershield',
          State: 'Running',
          PathName: '\\??\\C:\\Program Files\\Other\\othershield.sys',
        },
      ],
      Win32_ComputerSystem: [{ PartOfDomain: true, Domain: 'corp.example' }],
      Win32_OperatingSystem: [{ LastBootUpTime: '2026-08-12T03:00:00Z' }],
      Win32_LogicalDisk: [{ DeviceID: 'C:', FreeSpace: 42_000_000_000 }],
      Win32_QuickFixEngineering: [
        { HotFixID: 'KB5060526', InstalledOn: '8/12/2026' },
        { HotFixID: 'KB5055526', InstalledOn: '4/9/2026' },
      ],
      AntiVirusProduct: [
        { displayName: 'Windows Defender', productState: 397_568 },
        { displayName: 'Sch\u00fctz "Pro"', productState: 266_240 },
      ],
      FirewallProduct: [],
    },
    logs: {
      System: [
        event(
          'Schannel',
          36_870,
          '2026-08-31T10:00:00Z',
          data({ Type: 'server', ErrorCode: '0x8009030D', ErrorState: '10001' }),
        ),
        event(
          'Schannel',
          36_870,
          '2026-08-31T11:00:00Z',
          data({ Type: 'server', ErrorCode: '0x8009030D', ErrorState: '10001' }),
        ),
        event(
          'Service Control Manager',
          7_031,
          '2026-08-31T11:01:00Z',
          '<EventData><Data>Remotedesktopdienste</Data><Data>1</Data></EventData>',
        ),
        event('Microsoft-Windows-FilterManager', 6, '2026-08-31T11:02:00Z', data({ HiveName: 'x' })),
      ],
      'Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational': [
        event(
          'Microsoft-Windows-TerminalServices-RemoteConnectionManager',
          261,
          '2026-08-31T12:00:00Z',
          "<UserData><EventXML xmlns='Event_NS'><listenerName>RDP-Tcp</listenerName></EventXML></UserData>",
        ),
      ],
      'Microsoft-Windows-TerminalServices-RDPClient/Operational': [
        event(
          'Microsoft-Windows-TerminalServices-ClientActiveXCore',
          1_026,
          '2026-08-31T12:00:05Z',
          data({ Name: 'Disconnect Reason', Value: '2308', CustomLevel: 'Info' }),
        ),
      ],
      Application: [
        event(
          'Application Error',
          1_000,
          '2026-08-31T09:00:00Z',
          data({ AppName: 'browser.exe', AppVersion: '1.0', AppTimeStamp: '0', ModuleName: 'browser.dll' }),
        ),
        event(
          'Application Error',
          1_000,
          '2026-08-31T09:30:00Z',
          '<EventData><Data>LogonUI.exe</Data><Data>10.0</Data><Data>0</Data><Data>other.dll</Data></EventData>',
        ),
        event(
          'Windows Error Reporting',
          1_001,
          '2026-08-31T09:30:01Z',
          `<EventData>${['0', '0', 'APPCRASH', 'x', '0', 'LogonUI.exe', '10.0', '0', 'other.dll'].map((text) => `<Data>${text}</Data>`).join('')}</EventData>`,
        ),
        event('Other Product', 1_000, '2026-08-31T09:31:00Z', data({ x: 'y' })),
      ],
      'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational': [],
      Security: [
        ...Array.from({ length: 30 }, (_, i) =>
          event(
            'Microsoft-Windows-Security-Auditing',
            4_625,
            `2026-09-01T11:${String(10 + (i % 3)).padStart(2, '0')}:${String(i).padStart(2, '0')}Z`,
            data({ LogonType: '3', IpAddress: `203.0.113.${i % 2}`, TargetUserName: 'admin' }),
          ),
        ),
        event(
          'Microsoft-Windows-Security-Auditing',
          4_624,
          '2026-09-01T11:30:00Z',
          data({ LogonType: '10', IpAddress: '192.0.2.4' }),
        ),
        event('Microsoft-Windows-Security-Auditing', 4_624, '2026-09-01T11:31:00Z', data({ LogonType: '5' })),
      ],
    },
    denied: {},
    broken: null,
    volatile: {
      clock: 0,
      skew: 0,
      nextPid: 4_000,
      pids: { RpcSs: 700, TermService: 1_200, UmRdpService: 1_300, KeyIso: 600, CryptSvc: 900, W32Time: 950 },
    },
  };
}

function service(state: string, startMode: string, account: string, dependsOn: readonly string[]) {
  return { state, startMode, account, dependsOn, exitCode: 0, path: 'C:\\Windows\\System32\\svchost.exe' };
}

function event(provider: string, id: number, at: string, data: string) {
  return { provider, id, at, data };
}

function data(fields: { readonly [name: string]: string }): string {
  const parts = Object.entries(fields).map(([name, value]) => `<Data Name='${name}'>${value}</Data>`);
  return `<EventData>${parts.join('')}</EventData>`;
}

function rdpRule(protocol: string, enabled: string, profile: string) {
  const group = '@FirewallAPI.dll,-28752';
  return { group, enabled, profile, action: 'Allow', source: 'Local', protocol, port: '3389' };
}

/** [MS-GPEF] 2.2.1.1.1: properties { id, reserved = 1, length, value }; 2 = key, 3 = SHA-1, 32 = the certificate. */
function blob({ der, sha1 }: MadeCertificate, container: string): string {
  const property = (id: number, value: Buffer) => {
    const head = Buffer.alloc(12);
    head.writeUInt32LE(id, 0);
    head.writeUInt32LE(1, 4);
    head.writeUInt32LE(value.length, 8);
    return Buffer.concat([head, value]);
  };
  return Buffer.concat([
    ...(container === '' ? [] : [property(2, Buffer.from(`${container}\0`, 'utf16le'))]),
    property(3, Buffer.from(sha1, 'hex')),
    property(32, Buffer.from(der, 'base64')),
  ]).toString('base64');
}
