import { healthy } from '../../../src/core/facts/healthy.ts';
import { writeBundle, type BundleParts } from '../../writers/write-bundle.ts';
import { writeZip } from '../../writers/write-zip.ts';
import { evidenceCase, type EvidenceFile, type EvidenceLabel } from './evidence-case.ts';
import { at, deadConnection, goodSession, logFiles, logOf, systemNoise } from './log-events.ts';
import { rdpFile } from './settings.ts';

/** What the collector finds on a server that works. */
const wellFacts: BundleParts['facts'] = {
  listenerSettings: healthy.listenerSettings,
  schannelServer: {},
  services: healthy.services,
  listenerCertificate: healthy.listenerCertificate,
  remoteDesktopStore: healthy.remoteDesktopStore,
  firewall: healthy.firewall,
  networkProfile: healthy.networkProfile,
  portOwner: healthy.portOwner,
  sessions: healthy.sessions,
  timeSource: healthy.timeSource,
  updates: healthy.updates,
  hostSystem: healthy.hostSystem,
  securityProducts: [{ name: 'Contoso Endpoint', running: true }],
  licensing: healthy.licensing,
  logonRights: healthy.logonRights,
  machineKeys: healthy.machineKeys,
  logonPressure: healthy.logonPressure,
};

export const bundle = (
  facts: BundleParts['facts'],
  more: Partial<BundleParts> = {},
  name = 'srv01.json',
): EvidenceFile => ({
  name,
  bytes: writeBundle({ ...more, facts: { ...wellFacts, ...facts } }),
});

type Sketch = Omit<EvidenceLabel, 'class' | 'files'> & {
  readonly facts: BundleParts['facts'];
  readonly more?: Partial<BundleParts>;
};
const collected = ({ facts, more, ...label }: Sketch) =>
  evidenceCase({ class: 'collector bundle', files: () => [bundle(facts, more)], ...label });

const keyFile = healthy.machineKeys.rdpKeyFiles[0]!;
const { store: _store, ...inNoStore } = healthy.listenerCertificate;

/** Bundles of the collector, each with one thing wrong and everything else well. */
export const bundleCases = [
  collected({ id: 'bundle-well', made: 'A server that works.', truth: 'healthy', facts: {} }),
  collected({
    id: 'bundle-key-acl',
    made: 'The access list of the one RDP key file lacks NETWORK SERVICE; 1058 in the counted events.',
    truth: 'unreadable-certificate-key',
    facts: {
      machineKeys: {
        rdpKeyFiles: [
          { ...keyFile, sddl: 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FA;;;BA)', networkServiceRead: false },
        ],
      },
      listenerCertificate: { ...healthy.listenerCertificate, keyReadableByService: false },
    },
    more: {
      events: [
        {
          channel: 'System',
          provider: 'Microsoft-Windows-TerminalServices-RemoteConnectionManager',
          id: 1058,
          count: 7,
          first: '2026-08-25T02:00:00Z',
          last: '2026-08-31T02:00:00Z',
          newest: [{ at: '2026-08-31T02:00:00Z', fields: { Param1: 'Access is denied.' } }],
        },
      ],
      channels: [
        {
          channel: 'System',
          first: '2026-08-01T00:00:00Z',
          last: '2026-09-01T11:50:00Z',
          records: 9_000,
          lost: 0,
        },
      ],
    },
  }),
  collected({
    id: 'bundle-bound-nowhere',
    made: 'The thumbprint that is bound is in no store: the certificate was deleted by hand.',
    truth: 'missing-listener-certificate',
    facts: { listenerCertificate: inNoStore },
  }),
  collected({
    id: 'bundle-firewall-rule-off',
    made: 'The Remote Desktop rule of Windows Firewall is off.',
    truth: 'blocking-firewall',
    facts: { firewall: { ...healthy.firewall, rules: [{ ...healthy.firewall.rules[0]!, enabled: false }] } },
  }),
  collected({
    id: 'bundle-public-profile',
    made: 'The network fell into Public; the rules are for domain and private.',
    truth: 'public-network-profile',
    mayAlso: ['blocking-firewall'],
    facts: {
      networkProfile: [{ interface: 'Ethernet', category: 'public' }],
      firewall: {
        ...healthy.firewall,
        activeProfiles: ['public'],
        rules: [{ ...healthy.firewall.rules[0]!, profiles: ['domain', 'private'] }],
      },
    },
  }),
  collected({
    id: 'bundle-public-but-off',
    made: 'The network is Public and Windows Firewall is off there: nothing is blocked by it.',
    truth: 'healthy',
    mustNot: ['public-network-profile', 'blocking-firewall'],
    facts: {
      networkProfile: [{ interface: 'Ethernet', category: 'public' }],
      firewall: {
        activeProfiles: ['public'],
        enabled: { domain: true, private: true, public: false },
        rules: [{ ...healthy.firewall.rules[0]!, profiles: ['domain', 'private'] }],
      },
    },
  }),
  collected({
    id: 'bundle-service-stopped',
    made: 'TermService is stopped with exit code 1067.',
    truth: 'stopped-service',
    facts: {
      services: { ...healthy.services, TermService: { state: 'stopped', startup: 'manual', exitCode: 1067 } },
      portOwner: { port: 3389, listening: false, addresses: [] },
    },
  }),
  collected({
    id: 'bundle-foreign-owner',
    made: 'A tunnel program owns port 3389.',
    truth: 'foreign-port-owner',
    facts: {
      portOwner: { port: 3389, listening: true, process: 'frpc.exe', addresses: ['0.0.0.0'] },
    },
  }),
  collected({
    id: 'bundle-session-limit',
    made: 'Two sessions may exist and two exist.',
    truth: 'session-limit',
    facts: {
      listenerSettings: { ...healthy.listenerSettings, maxInstances: { value: 2, origin: 'policy' } },
      sessions: { active: 1, disconnected: 1, listening: true },
    },
  }),
  collected({
    id: 'bundle-grace-ended',
    made: 'A session host whose grace period is over and that knows no licence server.',
    truth: 'expired-licensing-grace',
    facts: { licensing: { mode: 'notConfigured', graceDaysLeft: 0, servers: [] } },
  }),
  collected({
    id: 'bundle-setup',
    made: 'Setup of the cloud image never finished.',
    truth: 'unfinished-setup',
    facts: { hostSystem: { ...healthy.hostSystem, setupInProgress: true } },
  }),
  collected({
    id: 'bundle-expired-renewal',
    made: 'The bound self-made certificate ended a week ago and was not renewed; SessionEnv is disabled.',
    truth: 'stopped-key-service',
    facts: {
      services: { ...healthy.services, SessionEnv: { state: 'stopped', startup: 'disabled' } },
      listenerCertificate: { ...healthy.listenerCertificate, notAfter: '2026-08-25T00:00:00Z' },
    },
  }),
  collected({
    id: 'bundle-clock',
    made: 'The clock of the server is 11 minutes off; its time source is the hypervisor.',
    truth: 'clock-skew',
    facts: { timeSource: { source: 'VM IC Time Synchronization Provider', offsetSeconds: 660 } },
  }),
  collected({
    id: 'bundle-not-elevated',
    made: 'A healthy server, collected without administrator rights: most facts are missing.',
    truth: 'healthy',
    facts: {},
    more: {
      collector: { engine: 'Desktop 5.1', bits: 64, elevated: false, language: 'de-DE' },
      gaps: [{ name: 'machineKeys', reason: 'not permitted', detail: 'needs administrator rights' }],
    },
  }),
  evidenceCase({
    id: 'bundle-two-servers',
    class: 'collector bundle',
    made: 'Two bundles: Remote Desktop is off on SRV02 and on on SRV01, to which the .rdp file goes.',
    truth: 'healthy',
    mustNot: ['disabled-remote-desktop'],
    files: () => [
      bundle({}),
      bundle(
        {
          listenerSettings: {
            ...healthy.listenerSettings,
            denyConnections: { value: true, origin: 'local' },
          },
          hostSystem: { ...healthy.hostSystem, computer: 'SRV02' },
        },
        { computer: 'SRV02', finishedAt: '2026-09-01T11:55:00Z' },
        'srv02.json',
      ),
      rdpFile(),
    ],
  }),
  evidenceCase({
    id: 'bundle-zip-of-logs',
    class: 'collector bundle',
    made: 'A zip with a second zip inside: logs of a server whose renewal fails (1057), pictures and notes.',
    truth: 'failed-certificate-renewal',
    mayAlso: ['dropped-before-sign-in'],
    files: () => {
      const server = logOf('SRV01');
      const logs = logFiles([
        ...systemNoise(server, at('09-01 11:00:00'), 20),
        ...[28, 29, 30, 31].flatMap((day) => [
          server.rcm(1057, at(`08-${day} 02:00:00`), ['Keyset does not exist']),
          ...deadConnection(server, at(`08-${day} 08:00:00`), '192.0.2.50'),
        ]),
        ...goodSession(server, at('08-20 08:00:00'), '192.0.2.50'),
      ]);
      const inner = writeZip(logs.map(({ name, bytes }) => ({ name: `logs/${name}`, bytes })));
      const picture = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]);
      return [
        {
          name: 'support.zip',
          bytes: writeZip([
            { name: 'logs.zip', bytes: inner, stored: true },
            { name: 'screenshot.jpg', bytes: picture },
            { name: 'readme.txt', bytes: Uint8Array.from([104, 105, 10]) },
          ]),
        },
      ];
    },
  }),
];
