import { z } from 'zod';
import { factSchemas, type FactName } from '../facts/vocabulary.ts';

/** Facts the collector states itself, in the vocabulary every other source uses. */
export const collectedFacts = [
  'listenerSettings',
  'schannelServer',
  'cipherOrder',
  'services',
  'listenerCertificate',
  'remoteDesktopStore',
  'firewall',
  'networkProfile',
  'portOwner',
  'sessions',
  'timeSource',
  'updates',
  'hostSystem',
  'securityProducts',
  'licensing',
  'logonRights',
  'machineKeys',
  'logonPressure',
  'winStations',
  'adapters',
  'domainChannel',
  'roleCertificates',
  'clientSettings',
  'clientInstall',
  'rdpFile',
] as const satisfies readonly FactName[];
export type CollectedFact = (typeof collectedFacts)[number];

const whole = z.number().int().nonnegative();

/** Records of one provider and id in one channel: how many there were, and the newest of them with their fields. */
export const bundleEvents = z.object({
  channel: z.string(),
  /** Provider name as the log writes it, e.g. Microsoft-Windows-TerminalServices-RemoteConnectionManager. */
  provider: z.string(),
  /** Without the severity bits that classic providers add. */
  id: whole,
  count: whole,
  /** ISO 8601 in UTC, as all times of a bundle. */
  first: z.string(),
  last: z.string(),
  /** Newest first. Fields by their name in the event's XML; unnamed ones are Param1, Param2 … in order. */
  newest: z.array(z.object({ at: z.string(), fields: z.record(z.string(), z.string()) })),
});

/** How far back one channel was read. `records` counts what was looked at, `lost` what could not be read. */
export const bundleChannel = z.object({
  channel: z.string(),
  /** Oldest and newest record that was in reach; absent where the channel is empty. */
  first: z.string().optional(),
  last: z.string().optional(),
  records: whole,
  lost: whole,
});

/** A policy value that decides about RDP, and where Windows says it came from as far as it says so. */
export const bundlePolicy = z.object({
  key: z.string(),
  name: z.string(),
  data: z.union([z.string(), z.number(), z.array(z.string())]),
  /** Name or id of the group policy object, where the resultant set of policy knows it. */
  gpo: z.string().optional(),
});

/**
 * What the collector prints: one JSON object. The envelope is checked here; each fact is checked against its own schema by
 * the reader, so that one that is not understood becomes a gap and the others still count.
 */
export const collectorBundle = z.object({
  format: z.literal('rdpdoctor-bundle'),
  version: z.literal(1),
  /** `short` leaves out event fields, updates and rules that do not matter, to fit carriers that cut output. */
  form: z.enum(['full', 'short']),
  side: z.enum(['server', 'client', 'both']),
  computer: z.string(),
  startedAt: z.string(),
  finishedAt: z.string(),
  /** Days of event logs that were asked for. */
  days: whole,
  collector: z.object({
    /** Edition and version, e.g. "Desktop 5.1.20348.2849". */
    engine: z.string(),
    bits: z.union([z.literal(32), z.literal(64)]),
    elevated: z.boolean(),
    language: z.string(),
  }),
  facts: z.partialRecord(z.enum(collectedFacts), z.unknown()),
  events: z.array(bundleEvents),
  channels: z.array(bundleChannel),
  policies: z.array(bundlePolicy),
  gaps: z.array(
    z.object({
      name: z.enum([...collectedFacts, 'serverEvents', 'clientEvents']),
      reason: z.enum(['not attempted', 'not permitted', 'not reachable', 'not understood']),
      detail: z.string(),
    }),
  ),
});

export type CollectorBundle = Readonly<z.infer<typeof collectorBundle>>;

/** The schemas of the facts in a bundle, by name. */
export const collectedFactSchemas = Object.fromEntries(
  collectedFacts.map((name) => [name, factSchemas[name]]),
) as unknown as Pick<typeof factSchemas, CollectedFact>;
