import { writeBundle, type BundleParts } from '../../writers/write-bundle.ts';
import { evidence, type BlindCase, type EvidenceSketch } from '../blind-case.ts';

interface BundleSketch extends Omit<EvidenceSketch, 'files' | 'now'> {
  readonly parts: BundleParts;
}

/** What the collector printed on a server. */
function bundle({ parts, ...label }: BundleSketch): BlindCase {
  const now = parts.finishedAt ?? '2026-09-01T11:51:00.000Z';
  return evidence({
    ...label,
    now: new Date(Date.parse(now) + 1_200_000).toISOString(),
    files: () => [{ name: `rdpdoctor-${parts.computer ?? 'SRV01'}.json`, bytes: writeBundle(parts) }],
  });
}

const running = { state: 'running', startup: 'automatic' } as const;
const services = {
  TermService: running,
  SessionEnv: { state: 'running', startup: 'manual' },
  UmRdpService: { state: 'running', startup: 'manual' },
  MpsSvc: running,
  KeyIso: { state: 'running', startup: 'manual' },
  CryptSvc: running,
} as const;
const local = <Value>(value: Value) => ({ value, origin: 'local' }) as const;
const settings = {
  denyConnections: local(false),
  listenerEnabled: local(true),
  port: local(3389),
  securityLayer: local(2),
  userAuthentication: local(true),
  otherListeners: [],
} as const;
const portOwner = {
  port: 3389,
  listening: true,
  process: 'svchost.exe',
  service: 'TermService',
  addresses: ['0.0.0.0', '::'],
} as const;
const allows = {
  activeProfiles: ['domain'],
  enabled: { domain: true, private: true, public: true },
  rules: [
    {
      id: 'RemoteDesktop-UserMode-In-TCP',
      enabled: true,
      action: 'allow',
      profiles: ['domain', 'private'],
      protocol: 'TCP',
      ports: '3389',
      origin: 'local',
    },
  ],
} as const;

/** What the collector brings home from a server. */
export const bundleCases: readonly BlindCase[] = [
  bundle({
    id: 'blind-bundle-service-disabled',
    kind: 'with cause',
    made: 'A tuning tool disabled TermService; everything else is as it should be.',
    truth: ['stopped-service'],
    mustNot: ['disabled-remote-desktop', 'blocking-firewall', 'foreign-port-owner', 'moved-port'],
    code: '0x204',
    parts: {
      computer: 'GAMING-PC',
      startedAt: '2026-07-11T17:02:00.0000000Z',
      finishedAt: '2026-07-11T17:03:10.0000000Z',
      facts: {
        listenerSettings: settings,
        services: {
          ...services,
          TermService: { state: 'stopped', startup: 'disabled' },
          UmRdpService: { state: 'stopped', startup: 'disabled' },
        },
        portOwner: { port: 3389, listening: false, addresses: [] },
        firewall: allows,
      },
    },
  }),
  bundle({
    id: 'blind-bundle-docker-owns-port',
    kind: 'with cause',
    made: 'A container publishes port 3389 on the server itself, and its forwarder owns the port since the last start.',
    truth: ['foreign-port-owner'],
    mustNot: ['disabled-remote-desktop', 'blocking-firewall', 'stopped-service', 'moved-port'],
    code: '0x904 0x7',
    parts: {
      computer: 'DEVBOX-3',
      startedAt: '2026-01-18T09:30:00.0000000Z',
      finishedAt: '2026-01-18T09:31:00.0000000Z',
      facts: {
        listenerSettings: settings,
        services,
        portOwner: { port: 3389, listening: true, process: 'com.docker.backend.exe', addresses: ['0.0.0.0'] },
        firewall: allows,
      },
    },
  }),
  bundle({
    id: 'blind-bundle-rule-for-one-network',
    kind: 'with cause',
    made: 'The rule for Remote Desktop admits only 192.168.1.0/24 since the office moved to 10.44.0.0/16; a second rule blocks the port for all others.',
    truth: ['blocking-firewall'],
    mustNot: ['disabled-remote-desktop', 'stopped-service', 'public-network-profile', 'foreign-port-owner'],
    code: '0x204',
    parts: {
      computer: 'ARCHIV',
      collector: { engine: 'Desktop 5.1.17763.5458', bits: 64, elevated: true, language: 'de-DE' },
      startedAt: '2026-04-21T06:00:00.0000000Z',
      finishedAt: '2026-04-21T06:01:30.0000000Z',
      facts: {
        listenerSettings: settings,
        services,
        portOwner,
        networkProfile: [{ interface: 'Ethernet', category: 'domain' }],
        firewall: {
          ...allows,
          rules: [
            {
              id: 'RemoteDesktop-UserMode-In-TCP',
              enabled: true,
              action: 'allow',
              profiles: ['domain', 'private'],
              protocol: 'TCP',
              ports: '3389',
              remoteAddresses: '192.168.1.0/255.255.255.0',
              origin: 'policy',
            },
            {
              id: '{6B0F2C11-1B1B-4D57-8E5B-0C7F6D1E2A33}',
              enabled: true,
              action: 'block',
              profiles: ['domain', 'private', 'public'],
              protocol: 'TCP',
              ports: '3389',
              origin: 'policy',
            },
          ],
        },
      },
    },
  }),
  bundle({
    id: 'blind-bundle-drained',
    kind: 'with cause',
    made: 'Somebody put the host into drain mode for an update two weeks ago and forgot it.',
    truth: ['draining-server'],
    mustNot: ['session-limit', 'disabled-remote-desktop', 'blocking-firewall', 'exhausted-licenses'],
    parts: {
      computer: 'RDSH-09',
      collector: { engine: 'Desktop 5.1.20348.2849', bits: 64, elevated: true, language: 'fr-FR' },
      startedAt: '2026-10-05T12:00:00.0000000Z',
      finishedAt: '2026-10-05T12:01:00.0000000Z',
      facts: {
        listenerSettings: { ...settings, drainMode: local(1) },
        services,
        portOwner,
        firewall: allows,
        sessions: { active: 2, disconnected: 1 },
      },
    },
  }),
  bundle({
    id: 'blind-bundle-healthy-odd',
    kind: 'healthy',
    made: 'A healthy server with unusual choices: listener on 3389, a second firewall product beside, services of other makers stopped, sessions open.',
    truth: ['healthy', 'unknown'],
    mustNot: [
      'third-party-listener',
      'stopped-service',
      'blocking-firewall',
      'foreign-port-owner',
      'disabled-remote-desktop',
      'session-limit',
    ],
    parts: {
      computer: 'WERK-TS5',
      startedAt: '2026-03-13T08:00:00.0000000Z',
      finishedAt: '2026-03-13T08:01:20.0000000Z',
      facts: {
        listenerSettings: settings,
        services: {
          ...services,
          Spooler: { state: 'stopped', startup: 'disabled' },
          AcmeAgent: { state: 'stopped', startup: 'automatic', exitCode: 1066 },
        },
        portOwner,
        firewall: allows,
        sessions: { active: 9, disconnected: 4 },
      },
    },
  }),
];
