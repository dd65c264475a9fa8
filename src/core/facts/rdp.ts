import { phases } from './phases.ts';
import { z } from 'zod';
import { phaseSays, problem } from './problems.ts';

const int = z.number().int();
const ms = z.number().nonnegative();

/** Security protocols of RDP_NEG_REQ, [MS-RDPBCGR] 2.2.1.1.1; `none` is a request without the negotiation block. */
export const protocolNames = ['none', 'rdp', 'ssl', 'hybrid', 'rdstls', 'hybridEx', 'rdsaad'] as const;
const protocol = z.enum(protocolNames);
const offer = z.array(protocol);

/** RDP_NEG_FAILURE codes, [MS-RDPBCGR] 2.2.1.2.2. */
export const negotiationFailures = [
  'sslRequiredByServer',
  'sslNotAllowedByServer',
  'sslCertNotOnServer',
  'inconsistentFlags',
  'hybridRequiredByServer',
  'sslWithUserAuthRequiredByServer',
] as const;

/** How a connection ended: who ended it, after which of our messages, when, with how many bytes received. */
export const ending = z.object({
  by: z.enum(['fin', 'rst', 'silence', 'alert', 'refusal', 'nonsense', 'icmp', 'us']),
  /** The last message that had been sent when it ended. */
  after: z.enum([
    'syn',
    'connectionRequest',
    'clientHello',
    'clientFinished',
    'credsspNegotiate',
    'credsspAuthenticate',
    'credsspCredentials',
    'mcsConnect',
    'clientInfo',
    'confirmActive',
    'nothing',
  ]),
  ms,
  bytes: int,
  alert: int.optional(),
  /** Which end did it, where a capture shows that; `path` is something in between. */
  side: z.enum(['client', 'server', 'path']).optional(),
  /** The system's own word where it gave one, e.g. EHOSTUNREACH, ENOPROTOOPT. */
  system: z.string().optional(),
  /** Bytes came in pieces until a limit of this look was reached: a trickle, no silence. */
  trickled: z.object({ pieces: int, longestPauseMs: ms, bytesPerSecond: z.number() }).optional(),
});

const answer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('accepted'), protocol, flags: int, withoutBlock: z.boolean().optional() }),
  z.object({ outcome: z.literal('refused'), failure: z.enum(negotiationFailures), code: int }),
  z.object({ outcome: z.literal('malformed'), problem }),
  z.object({ outcome: z.enum(['closed', 'reset', 'timedOut']), ms, bytes: int }),
]);

/** What the RDP conversation showed, from outside or in a capture. */
export const rdpFacts = {
  /** How the server answered the offer mstsc makes (SSL, HYBRID, HYBRID_EX …). */
  rdpNegotiation: answer,

  /** How it answered each offer that was tried, the first included; `cookie` marks one sent with an mstshash cookie, as mstsc sends it. */
  protocolAnswers: z.array(
    z.object({ offer, cookie: z.boolean().optional(), address: z.string().optional(), answer }),
  ),

  /** The same request from low and high ports of this machine: filters and translators may tell them apart. */
  sourcePorts: z.array(z.object({ localPort: int, answer })),

  /** Every address of the name: how far each was spoken to. TCP alone where the connections of the check were used up. */
  addresses: z.array(
    z.object({
      address: z.string(),
      spokenTo: z.boolean(),
      negotiation: answer.optional(),
      certificate: z.object({ sha256: z.string(), names: z.array(z.string()) }).optional(),
      /** What the host there calls itself, from its NTLM challenge, and its clock. */
      computer: z.string().optional(),
      clock: z.object({ time: z.string(), skewSeconds: z.number() }).optional(),
      /** What speaks there, where it is not RDP. */
      speaks: z.string().optional(),
      banner: z.string().optional(),
    }),
  ),

  /** The phases of the best attempt, in order: passed, died or not reached, with time and bytes. */
  phases: z.array(
    z.object({
      phase: z.enum(phases),
      state: z.enum(['passed', 'died', 'notReached', 'notTried']),
      ms: ms.optional(),
      bytes: int.optional(),
      says: phaseSays,
    }),
  ),

  /** Where the connection dies, if it does; `phase: 'none'` where it lives up to where credentials are needed. */
  phaseOfDeath: z.object({
    phase: z.enum([...phases, 'none']),
    ending: ending.optional(),
    /** How many of the attempts ended this way. */
    sameEnding: int,
    attempts: int,
  }),

  /** Every connection that spoke RDP, in order; what bare TLS on the port answered is `rawTls`. */
  connectionAttempts: z.array(
    z.object({
      address: z.string(),
      offer,
      /** It was sent with an mstshash cookie. */
      cookie: z.boolean().optional(),
      reached: z.enum(phases),
      ending,
      ms,
      at: z.string().optional(),
    }),
  ),

  /** Standard RDP security, [MS-RDPBCGR] 2.2.1.4: what the server would encrypt with when TLS is not used. */
  standardSecurity: z.object({
    rdpVersion: z.string(),
    encryptionMethods: z.array(z.enum(['none', '40bit', '56bit', '128bit', 'fips'])),
    encryptionLevel: z.enum(['none', 'low', 'clientCompatible', 'high', 'fips']),
    serverRandomBytes: int,
    certificate: z.enum(['proprietary', 'x509', 'absent', 'malformed']),
    rsaBits: int.optional(),
    /** The offer as the server says it received it (clientRequestedProtocols, 2.2.1.4.2). */
    offerReceived: offer.optional(),
  }),

  /** What the server said when credentials had been accepted: licensing and Set Error Info. Only with credentials. */
  sessionStart: z.object({
    reached: z.enum(['mcs', 'clientInfo', 'license', 'demandActive', 'connected']),
    /** [MS-RDPBCGR] 2.2.5.1.1 errorInfo, 0 = none. */
    errorInfo: int.optional(),
    /** [MS-RDPELE] licensing error code, e.g. 6 = ERR_NO_LICENSE_SERVER; 7 = STATUS_VALID_CLIENT. */
    licenseError: int.optional(),
    ending: ending.optional(),
  }),
} as const;
