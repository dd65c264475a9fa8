import { z } from 'zod';
import { activityFacts } from './event-activity.ts';

const int = z.number().int();
const origin = z.enum(['policy', 'local', 'unknown']);
const setting = <Value extends z.ZodType>(value: Value) => z.object({ value, origin }).optional();

/** How often an event that means something was logged, and what its fields held. */
export const tally = z.object({
  /** Short provider name: rcm, lsm, rdpcorets, schannel, termdd, security, scm, rdpclient, termservice, broker, gateway … */
  provider: z.string(),
  id: int,
  count: int,
  first: z.string(),
  last: z.string(),
  computer: z.string(),
  /** Distinct field values, most frequent first, at most 24: the newest, and the newest of each status, service or reason. */
  samples: z.array(z.object({ count: int, last: z.string(), fields: z.record(z.string(), z.string()) })),
  /** Whether every event that was counted is in the samples; only then can a value be said not to occur. */
  complete: z.boolean().optional(),
});

const log = z.object({
  tallies: z.array(tally),
  /** What was read: per computer and channel the span of time covered, and what was lost. */
  covers: z.array(
    z.object({
      channel: z.string(),
      computer: z.string(),
      first: z.string(),
      last: z.string(),
      records: int,
      lost: int,
    }),
  ),
});

/** What the server itself says: its logs, registry, stores and services. */
export const serverFacts = {
  /** Events of the server's logs, counted by meaning. */
  serverEvents: log,

  /** Events of the client's logs (RDPClient/Operational), counted by meaning. */
  clientEvents: log,

  ...activityFacts,

  /** Logons that failed, and where they came from: pressure of a brute-force attack. */
  logonPressure: z.object({
    failures: int,
    perMinutePeak: z.number(),
    minutes: z.number(),
    sources: z.array(z.object({ address: z.string(), failures: int })),
    successes: int,
    /** Wrong names and passwords of people and places that never got in; of the busiest hour, all of them. */
    strangers: z.object({ failures: int, perHourPeak: int }).optional(),
    /** Accounts that were locked out (4740). */
    lockedAccounts: int.optional(),
  }),

  /** Steps of connections from client and server logs in one order; client times are as logged, the offset is server minus client. */
  timeline: z.object({
    clockOffset: z
      .object({ seconds: z.number(), basis: z.enum(['activity id', 'pattern of attempts']), pairs: int })
      .optional(),
    entries: z.array(
      z.object({
        at: z.string(),
        side: z.enum(['client', 'server']),
        computer: z.string(),
        provider: z.string(),
        id: int,
        activityId: z.string().optional(),
        address: z.string().optional(),
        value: z.string().optional(),
      }),
    ),
  }),

  /** Who reached the service, by address: accepted (RdpCoreTS 131, TCP), refused (140, 4625), authenticated (1149, LSM 21 and 25, 4624). */
  arrivals: z.object({
    addresses: int,
    refusedAddresses: int,
    lastAuthenticated: z.string().optional(),
    /** At most 40, the one seen last first. */
    clients: z.array(
      z.object({
        address: z.string(),
        accepted: int,
        /** Accepted after the last authentication from there. */
        acceptedSince: int,
        authenticated: int,
        refused: int,
        /** NTSTATUS of refusals after the last authentication, at most 5 different ones. */
        statuses: z.array(z.string()),
        lastAccepted: z.string().optional(),
        lastAuthenticated: z.string().optional(),
        lastRefused: z.string().optional(),
      }),
    ),
  }),

  /** Attempts in the client's log, oldest first, at most 50, and what the server's log says of each where it covers that time. */
  clientAttempts: z.array(
    z.object({
      at: z.string(),
      server: z.string(),
      /** Disconnect reason of RDPClient 1026. */
      code: int.optional(),
      /** Whether a session began (RDPClient 1027). */
      began: z.boolean(),
      arrived: z.enum(['yes', 'no', 'unclear', 'notCovered']),
      address: z.string().optional(),
      /** Whether somebody authenticated from that address right after. */
      authenticated: z.boolean().optional(),
    }),
  ),

  /** RDP-Tcp listener and Terminal Server registry; a value that is not set is absent. */
  listenerSettings: z.object({
    denyConnections: setting(z.boolean()),
    listenerEnabled: setting(z.boolean()),
    logonDisabled: setting(z.boolean()),
    port: setting(int),
    securityLayer: setting(int),
    userAuthentication: setting(z.boolean()),
    minEncryptionLevel: setting(int),
    allowSecProtocolNegotiation: setting(z.boolean()),
    maxInstances: setting(int),
    maxOutstandingConnections: setting(int),
    drainMode: setting(int),
    lanAdapter: setting(int),
    certificateSha1: setting(z.string()),
    certificateTemplate: setting(z.string()),
    singleSessionPerUser: setting(z.boolean()),
    /** Names of listeners other than RDP-Tcp under WinStations, e.g. a third party's. */
    otherListeners: z.array(z.string()),
  }),

  /** SCHANNEL\Protocols\<version>\Server by version name; a version not in the registry is absent (system default). */
  schannelServer: z.record(
    z.string(),
    z.object({ enabled: z.boolean().optional(), disabledByDefault: z.boolean().optional() }),
  ),

  /** Cipher suite order, policy before local list. */
  cipherOrder: z.object({ origin, suites: z.array(z.string()), curves: z.array(z.string()) }),

  /** Services by name (TermService, UmRdpService, SessionEnv, KeyIso, CryptSvc …). */
  services: z.record(
    z.string(),
    z.object({
      state: z.enum(['running', 'stopped', 'starting', 'stopping', 'paused', 'unknown']),
      startup: z.enum(['automatic', 'manual', 'disabled', 'boot', 'system', 'unknown']),
      account: z.string().optional(),
      exitCode: int.optional(),
    }),
  ),

  /** The certificate the listener is bound to, as the server's stores know it. */
  listenerCertificate: z.object({
    boundSha1: z.string().optional(),
    /** The store it was found in, e.g. "Remote Desktop" or "My"; absent where no store has it. */
    store: z.string().optional(),
    notAfter: z.string().optional(),
    notBefore: z.string().optional(),
    subject: z.string().optional(),
    extendedKeyUsage: z.array(z.string()).optional(),
    hasPrivateKey: z.boolean().optional(),
    keyFile: z.string().optional(),
    /** Whether NETWORK SERVICE (S-1-5-20) may read the key. */
    keyReadableByService: z.boolean().optional(),
    keyAcl: z.string().optional(),
  }),

  /** Self-made RDP certificates lying in the "Remote Desktop" store. */
  remoteDesktopStore: z.array(
    z.object({
      sha1: z.string(),
      subject: z.string(),
      notBefore: z.string(),
      notAfter: z.string(),
      hasPrivateKey: z.boolean(),
    }),
  ),

  /** Windows Firewall as far as it concerns the RDP port. */
  firewall: z.object({
    /** Profiles in use now. */
    activeProfiles: z.array(z.enum(['domain', 'private', 'public'])),
    enabled: z.record(z.string(), z.boolean()),
    /** Profiles in which policy makes Windows ignore the computer's own rules (AllowLocalPolicyMerge off). */
    localRulesIgnored: z.array(z.string()).optional(),
    /** Profiles that let nothing in whatever the rules say (BlockInboundAlways). */
    allInboundBlocked: z.array(z.string()).optional(),
    /** Connections to the port that the filtering platform dropped and the Security log has (5152, 5157); absent without auditing. */
    drops: z.object({ count: int, last: z.string() }).optional(),
    /** Inbound rules that match the actual TCP port or the TermService program. */
    rules: z.array(
      z.object({
        id: z.string(),
        enabled: z.boolean(),
        action: z.enum(['allow', 'block']),
        profiles: z.array(z.string()),
        protocol: z.string(),
        ports: z.string(),
        remoteAddresses: z.string().optional(),
        origin,
      }),
    ),
  }),

  /** Network category of each connection (Get-NetConnectionProfile). */
  networkProfile: z.array(
    z.object({ interface: z.string(), category: z.enum(['domain', 'private', 'public']) }),
  ),

  /** Who listens on the RDP port. */
  portOwner: z.object({
    port: int,
    listening: z.boolean(),
    process: z.string().optional(),
    service: z.string().optional(),
    addresses: z.array(z.string()),
  }),

  /** Sessions on the host now. */
  sessions: z.object({ active: int, disconnected: int, listening: z.boolean().optional() }),

  /** Where the host's time comes from and how far it was off when asked. */
  timeSource: z.object({ source: z.string(), offsetSeconds: z.number().optional() }),

  /** Updates by knowledge-base id with install date. */
  updates: z.array(z.object({ kb: z.string(), installed: z.string() })),

  /** Build of the host and what it waits for. */
  hostSystem: z.object({
    computer: z.string(),
    osBuild: z.string(),
    edition: z.string().optional(),
    domainJoined: z.boolean().optional(),
    pendingReboot: z.boolean().optional(),
    setupInProgress: z.boolean().optional(),
    bootTime: z.string().optional(),
    freeDiskMb: int.optional(),
    /** Marks that Windows' own servicing leaves in the registry: packages that wait, a store found damaged. */
    componentStore: z
      .object({ pending: z.boolean(), corrupt: z.boolean(), unserviceable: z.boolean() })
      .optional(),
    /** What keeps changes from lasting: a write filter that is on, or a read-only system disk; empty where nothing does. */
    writeProtection: z.array(z.enum(['writeFilter', 'readOnlyDisk'])).optional(),
  }),

  /** Security products other than Microsoft's that are installed. */
  securityProducts: z.array(z.object({ name: z.string(), running: z.boolean().optional() })),

  /** RDS licensing, as the host knows it; days of grace only where Windows told them. */
  licensing: z.object({
    mode: z.enum(['perDevice', 'perUser', 'notConfigured', 'remoteAdministration', 'unknown']),
    graceDaysLeft: int.optional(),
    servers: z.array(z.string()),
  }),

  /** Members of Remote Desktop Users (S-1-5-32-555) and who holds the logon right, as SIDs or names. */
  logonRights: z.object({
    remoteDesktopUsers: z.array(z.string()),
    allowLogon: z.array(z.string()).optional(),
    denyLogon: z.array(z.string()).optional(),
    /** Whether network logons of local accounts count as the guest's (Lsa\forceguest). */
    forceGuest: z.boolean().optional(),
  }),

  /** The folder of machine keys: its access list and the RDP key files in it. */
  machineKeys: z.object({
    folderSddl: z.string().optional(),
    rdpKeyFiles: z.array(
      z.object({
        name: z.string(),
        /** Absent where its access list may not be read. */
        sddl: z.string().optional(),
        bytes: int,
        networkServiceRead: z.boolean().optional(),
        systemFull: z.boolean().optional(),
      }),
    ),
  }),
} as const;
