import { writeBundle, type BundleParts } from '../../writers/write-bundle.ts';
import { writeRegistryExport } from '../../writers/write-registry-export.ts';
import { evidence, type BlindCase } from '../blind-case.ts';

const running = { state: 'running', startup: 'automatic' } as const;
const manual = { state: 'running', startup: 'manual' } as const;
const local = <Value>(value: Value) => ({ value, origin: 'local' }) as const;
const thumbprint = '9C4E1F0D5A77B3C26E8190AD3F5B2C7711E0A4D8';

const asItShouldBe = {
  listenerSettings: {
    denyConnections: local(false),
    listenerEnabled: local(true),
    port: local(3389),
    securityLayer: local(2),
    userAuthentication: local(true),
    otherListeners: [],
  },
  services: {
    TermService: running,
    SessionEnv: manual,
    UmRdpService: manual,
    MpsSvc: running,
    KeyIso: manual,
    CryptSvc: running,
  },
  portOwner: {
    port: 3389,
    listening: true,
    process: 'svchost.exe',
    service: 'TermService',
    addresses: ['0.0.0.0', '::'],
  },
  firewall: {
    activeProfiles: ['private'],
    enabled: { domain: true, private: true, public: true },
    rules: [
      {
        id: 'RemoteDesktop-UserMode-In-TCP',
        enabled: true,
        action: 'allow',
        profiles: ['domain', 'private', 'public'],
        protocol: 'TCP',
        ports: '3389',
        origin: 'local',
      },
    ],
  },
} satisfies BundleParts['facts'];

const collected = (parts: BundleParts) => () => [
  { name: `${parts.computer ?? 'SRV01'}.json`, bytes: writeBundle(parts) },
];

/** What a registry export or the collector shows of a wrong setting. */
export const againSettings: readonly BlindCase[] = [
  evidence({
    id: 'again-reg-listener-switched-off',
    kind: 'with cause',
    made: 'Somebody ran "change port" guesses and left the listener RDP-Tcp with fEnableWinStation 0; Remote Desktop itself is on.',
    truth: ['disabled-listener'],
    mayAlso: ['client-reported'],
    mustNot: ['disabled-remote-desktop', 'moved-port', 'blocking-firewall', 'lowered-security-layer'],
    now: '2026-09-03T10:00:00.000Z',
    code: '0x204',
    files: () => [
      {
        name: 'écouteur.reg',
        bytes: writeRegistryExport({
          'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server': {
            fDenyTSConnections: 0,
            fSingleSessionPerUser: 1,
            ProductVersion: '5.1',
          },
          'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp': {
            fEnableWinStation: 0,
            LanAdapter: 0,
            PortNumber: 3389,
            SecurityLayer: 2,
            UserAuthentication: 1,
            WdName: 'Microsoft RDP 8.0',
          },
        }),
      },
    ],
  }),
  evidence({
    id: 'again-bundle-imported-certificate-key',
    kind: 'with cause',
    made: 'A bought certificate was imported and bound, and nobody gave NETWORK SERVICE the right to read its key.',
    truth: ['unreadable-certificate-key'],
    mustNot: [
      'expired-certificate',
      'mismatched-certificate-key',
      'stopped-key-service',
      'blocking-firewall',
    ],
    now: '2026-04-09T12:20:00.000Z',
    code: '0x904 0x7',
    files: collected({
      computer: 'RDS-GENT',
      collector: { engine: 'Desktop 5.1.17763.5458', bits: 64, elevated: true, language: 'nl-BE' },
      startedAt: '2026-04-09T11:58:00.0000000Z',
      finishedAt: '2026-04-09T12:00:00.0000000Z',
      facts: {
        ...asItShouldBe,
        listenerSettings: { ...asItShouldBe.listenerSettings, certificateSha1: local(thumbprint) },
        listenerCertificate: {
          boundSha1: thumbprint,
          store: 'My',
          subject: 'CN=rds.gent.example',
          notBefore: '2026-04-01T00:00:00.000Z',
          notAfter: '2027-04-01T00:00:00.000Z',
          extendedKeyUsage: ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'],
          hasPrivateKey: true,
          keyFile: 'C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys\\5f1d_a7c0',
          keyReadableByService: false,
          keyAcl: 'O:BAG:SYD:PAI(A;;FA;;;SY)(A;;FA;;;BA)',
        },
      },
    }),
  }),
  evidence({
    id: 'again-bundle-shields-up',
    kind: 'with cause',
    made: 'On a training laptop "Block all incoming connections" is ticked for the private network; the rules for Remote Desktop allow everything.',
    truth: ['blocking-firewall'],
    mustNot: ['public-network-profile', 'stopped-service', 'disabled-remote-desktop', 'foreign-port-owner'],
    now: '2026-02-11T09:20:00.000Z',
    code: '0x204',
    files: collected({
      computer: 'SCHULUNG-14',
      collector: { engine: 'Desktop 5.1.22621.2506', bits: 64, elevated: true, language: 'de-DE' },
      startedAt: '2026-02-11T08:58:00.0000000Z',
      finishedAt: '2026-02-11T09:00:00.0000000Z',
      facts: {
        ...asItShouldBe,
        networkProfile: [{ interface: 'WLAN', category: 'private' }],
        firewall: { ...asItShouldBe.firewall, allInboundBlocked: ['private'] },
      },
    }),
  }),
  evidence({
    id: 'again-bundle-half-set-up',
    kind: 'with cause',
    made: 'A machine cloned from an image still waits for the end of its set-up: Windows says that set-up is in progress, the rest is right.',
    truth: ['unfinished-setup'],
    mustNot: ['stopped-service', 'disabled-remote-desktop', 'blocking-firewall', 'update-regression'],
    now: '2026-06-18T16:20:00.000Z',
    files: collected({
      computer: 'WIN-7QK2LM0P',
      startedAt: '2026-06-18T15:58:00.0000000Z',
      finishedAt: '2026-06-18T16:00:00.0000000Z',
      facts: {
        ...asItShouldBe,
        hostSystem: {
          computer: 'WIN-7QK2LM0P',
          osBuild: '10.0.20348.2849',
          setupInProgress: true,
          pendingReboot: true,
          domainJoined: false,
        },
      },
    }),
  }),
];
