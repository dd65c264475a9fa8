import { z } from 'zod';

const int = z.number().int();

/** What the person sees and what their own machine tells: the client's vantage point. */
export const clientFacts = {
  /** What the client dialog showed, e.g. 0x904 (2308) with extended code 0x7. Codes are unsigned numbers. */
  clientError: z.object({
    code: int.nonnegative().optional(),
    extended: int.nonnegative().optional(),
    /** The kind of sentence the dialog showed, where no number was in it (an id of core/codes/dialogs.ts). */
    dialog: z.string().optional(),
    /** A row of core/codes by its name, or a line of a program's log by its id in core/codes/log-phrases.ts. */
    named: z.string().max(100).optional(),
    /** The program that logged it, client or server. */
    program: z.string().max(60).optional(),
    from: z.enum(['flag', 'dialog', 'clientLog']),
  }),

  /** What cannot be measured and a person said: flags of `check`. Times are ISO 8601. */
  reportedContext: z.object({
    place: z.enum(['local', 'azure', 'aws', 'otherCloud']).optional(),
    afterUpdate: z.string().optional(),
    unreachableSince: z.string().optional(),
    lastWorked: z.string().optional(),
    otherClientsWork: z.boolean().optional(),
    viaOtherPathWorks: z.boolean().optional(),
  }),

  /** Settings of the .rdp file the person connects with; names in lower case, values as written. */
  rdpFile: z.object({
    /** Where it lies on a Windows client, where it was named by its whole path. */
    path: z.string().max(260).optional(),
    settings: z.record(z.string(), z.union([z.string(), z.number()])),
    signed: z.boolean(),
    /** Names the signature covers, in lower case; empty where unsigned. */
    signedNames: z.array(z.string()),
  }),

  /** Registry and policy of the client machine that decide about RDP. Absent = the value is not set there. */
  clientSettings: z.object({
    authenticationLevel: int.optional(),
    allowEncryptionOracle: int.optional(),
    disableUdp: z.boolean().optional(),
    /** SCHANNEL\Protocols\<version>\Client, by version name such as "TLS 1.2". */
    schannelClient: z.record(
      z.string(),
      z.object({ enabled: z.boolean().optional(), disabledByDefault: z.boolean().optional() }),
    ),
    clientMinRsaBits: int.optional(),
  }),

  /** The client program and what surrounds it, read by the collector on the client. */
  clientInstall: z.object({
    osBuild: z.string(),
    mstscVersion: z.string().optional(),
    mstscaxVersion: z.string().optional(),
    /** Whether mstsc.exe bears a valid signature, its own or that of a catalogue; absent where that could not be told. */
    mstscSigned: z.boolean().optional(),
    mstscaxSigned: z.boolean().optional(),
    pendingReboot: z.boolean().optional(),
    /** Third-party modules in mstsc and non-Microsoft shell extensions: context only (claims G20). */
    thirdPartyModules: z.array(z.string()),
    proxy: z.string().optional(),
    vpnActive: z.boolean().optional(),
  }),
} as const;
