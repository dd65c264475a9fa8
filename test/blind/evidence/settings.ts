import { evidence, type BlindCase } from '../blind-case.ts';
import { writeRdpFile } from '../../writers/write-rdp-file.ts';
import { writeRegistryExport, type RegistryKeys } from '../../writers/write-registry-export.ts';
import { toUtf8 } from '../../../src/core/bytes/text.ts';

const terminalServer = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server';
const policy = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services';
const protocols =
  'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols';

/** The export of a whole branch, as people send it: what matters lies among what does not. */
function branch(
  server: RegistryKeys[string],
  listener: RegistryKeys[string],
  more: RegistryKeys = {},
): Uint8Array {
  return writeRegistryExport({
    [terminalServer]: {
      AllowRemoteRPC: 1,
      DelayConMgrTimeout: 0,
      DeleteTempDirsOnExit: 1,
      fDenyTSConnections: 0,
      fSingleSessionPerUser: 1,
      NotificationTimeOut: 0,
      PerSessionTempDir: 0,
      ProductVersion: '5.1',
      RCDependentServices: ['CertPropSvc', 'SessionEnv'],
      SnapshotMonitors: '1',
      StartRCM: 0,
      TSUserEnabled: 0,
      ...server,
    },
    [`${terminalServer}\\WinStations\\RDP-Tcp`]: {
      fEnableWinStation: 1,
      InputBufferLength: 2048,
      LanAdapter: 0,
      MaxConnectionTime: 0,
      MaxDisconnectionTime: 0,
      MaxIdleTime: 0,
      MinEncryptionLevel: 3,
      OutBufLength: 530,
      PortNumber: 3389,
      SecurityLayer: 2,
      UserAuthentication: 1,
      WdName: 'Microsoft RDP 8.0',
      ...listener,
    },
    ...more,
  });
}

/** Registry exports, .rdp files and what people say besides. */
export const settingCases: readonly BlindCase[] = [
  evidence({
    id: 'blind-reg-policy-overrides-off',
    kind: 'with cause',
    made: 'Remote Desktop is on in the local setting and off by policy (fDenyTSConnections 1 under Policies).',
    truth: ['disabled-remote-desktop'],
    mustNot: ['moved-port', 'lowered-security-layer', 'blocking-firewall', 'disabled-listener'],
    now: '2026-03-03T10:00:00.000Z',
    code: '0x204',
    files: () => [
      {
        name: 'ts-und-policy.reg',
        bytes: branch({}, {}, { [policy]: { fDenyTSConnections: 1, fDisableCdm: 1 } }),
      },
    ],
  }),
  evidence({
    id: 'blind-reg-port-and-rdp-file',
    kind: 'with cause',
    made: 'The listener was moved to 33891 and the .rdp file of the person still asks for the usual port.',
    truth: ['moved-port'],
    mustNot: ['disabled-remote-desktop', 'stopped-service', 'lowered-security-layer'],
    now: '2026-06-09T10:00:00.000Z',
    code: '0x204',
    files: () => [
      { name: 'rdp-tcp.reg', bytes: branch({}, { PortNumber: 33_891 }) },
      {
        name: 'Büro.rdp',
        bytes: writeRdpFile({
          'full address': 'buero.example',
          'prompt for credentials': 0,
          'screen mode id': 2,
          'server port': 3389,
          'use multimon': 0,
        }),
      },
    ],
  }),
  evidence({
    id: 'blind-reg-old-security-layer',
    kind: 'with cause',
    made: 'A forum told somebody to set SecurityLayer 0 and UserAuthentication 0; clients that want TLS are refused.',
    truth: ['lowered-security-layer', 'refused-tls', 'standard-security-only'],
    mayAlso: ['unrequired-nla'],
    mustNot: ['disabled-remote-desktop', 'moved-port', 'expired-certificate'],
    now: '2026-02-02T10:00:00.000Z',
    files: () => [
      {
        name: 'export.reg',
        bytes: branch({}, { SecurityLayer: 0, UserAuthentication: 0, MinEncryptionLevel: 2 }),
      },
    ],
  }),
  evidence({
    id: 'blind-reg-tls12-server-off',
    kind: 'with cause',
    made: 'A tool wrote SCHANNEL keys: TLS 1.0, 1.1 and 1.2 of the server have Enabled 0.',
    truth: ['disabled-tls-versions'],
    mustNot: ['disabled-client-tls', 'disabled-remote-desktop', 'moved-port'],
    now: '2026-08-11T10:00:00.000Z',
    code: '0x904 0x7',
    files: () => [
      {
        name: 'schannel.reg',
        bytes: branch(
          {},
          {},
          Object.fromEntries(
            ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2'].map((version) => [
              `${protocols}\\${version}\\Server`,
              { Enabled: 0, DisabledByDefault: 1 },
            ]),
          ),
        ),
      },
    ],
  }),
  evidence({
    id: 'blind-reg-all-as-it-should-be',
    kind: 'cannot tell',
    made: 'The export of a server whose settings are all as they should be; the fault is in the network and nothing here can show it.',
    truth: ['unknown'],
    mustNot: [
      'disabled-remote-desktop',
      'moved-port',
      'lowered-security-layer',
      'disabled-listener',
      'blocking-firewall',
      'filtered-port',
    ],
    mayAlso: ['client-reported'],
    now: '2026-04-14T10:00:00.000Z',
    code: '0x204',
    files: () => [{ name: 'terminalserver.reg', bytes: branch({}, {}) }],
  }),
  evidence({
    id: 'blind-reg-of-another-matter',
    kind: 'cannot tell',
    made: 'Somebody sends the export of a printer driver by mistake.',
    truth: ['unknown'],
    mustNot: ['disabled-remote-desktop', 'moved-port', 'disabled-listener', 'lowered-security-layer'],
    mayAlso: ['client-reported'],
    now: '2026-04-15T10:00:00.000Z',
    code: '0x904 0x7',
    files: () => [
      {
        name: 'drucker.reg',
        bytes: writeRegistryExport(
          {
            'HKEY_LOCAL_MACHINE\\SOFTWARE\\Kyocera\\Status': {
              Port: 3389,
              Enabled: 0,
              Name: 'TASKalfa 3554ci',
            },
          },
          'ansi',
        ),
      },
      { name: 'notes.rdp', bytes: toUtf8('full address:s:10.0.0.7\r\nscreen mode id:i:2\r\n') },
    ],
  }),
];
