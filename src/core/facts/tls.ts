import { z } from 'zod';
import { problem } from './problems.ts';
import { ending } from './rdp.ts';
import { stoodStillMs } from './standstill.ts';
import { tlsVersions } from './tls-versions.ts';

const int = z.number().int();

const version = z.enum(tlsVersions);

/** Everything of a certificate that decides about RDP. Dates are ISO 8601; thumbprints lower-case hex. */
export const certificate = z.object({
  subject: z.string(),
  issuer: z.string(),
  serial: z.string(),
  sha1: z.string(),
  sha256: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
  selfSigned: z.boolean(),
  /** Self-signed, CN is the host's name, and with the extensions of the certificate Windows makes for RDP itself. */
  windowsSelfMade: z.boolean(),
  /** Subject CN and subjectAltName entries (DNS names and addresses). */
  names: z.array(z.string()),
  /** Extended key usage OIDs; absent where the extension is absent (then every use is allowed). */
  extendedKeyUsage: z.array(z.string()).optional(),
  /** Key usage bits by their X.509 names; absent where the extension is absent. */
  keyUsage: z.array(z.string()).optional(),
  keyType: z.enum(['rsa', 'ec', 'dsa', 'ed25519', 'ed448', 'unknown']),
  /** 0 where the key could not be read. */
  keyBits: int,
  curve: z.string().optional(),
  /** e.g. sha256WithRSAEncryption */
  signature: z.string(),
  /** Whether this is a CA certificate by its basic constraints. */
  isCa: z.boolean(),
});

/** What TLS shows, behind the negotiation and directly on the port. */
export const tlsFacts = {
  /** The TLS handshake behind the negotiation, as a modern client makes it. */
  tlsHandshake: z.discriminatedUnion('outcome', [
    z.object({
      outcome: z.literal('completed'),
      version,
      cipher: z.string(),
      group: z.string().optional(),
      ms: z.number(),
      stoodStillMs,
      /** The server asked for a certificate of the client and went on without one (TLS 1.2 and older, in clear). */
      askedClientCertificate: z.boolean().optional(),
      /** The name asked for (SNI); absent where none was, as for an address. */
      serverName: z.string().optional(),
    }),
    z.object({
      outcome: z.literal('alert'),
      alert: int,
      ms: z.number(),
      stoodStillMs,
      /** The server had chosen version and suite before; absent where that was not looked at. */
      sawServerHello: z.boolean().optional(),
      /** It had asked for a certificate of the client. */
      askedClientCertificate: z.boolean().optional(),
    }),
    z.object({ outcome: z.literal('malformed'), problem }),
    z.object({
      outcome: z.enum(['closed', 'reset', 'timedOut']),
      ms: z.number(),
      stoodStillMs,
      bytes: int,
      sawServerHello: z.boolean(),
      sawCertificate: z.boolean(),
    }),
  ]),

  /** What TLS the server accepts, asked with our own ClientHello; a version not asked is absent. */
  tlsSupport: z.object({
    versions: z.partialRecord(version, z.enum(['accepted', 'refused', 'closed', 'unclear'])),
    /** Cipher suites by IANA name, in the order found. Complete only where `exhaustive`. */
    suites: z.array(z.string()),
    groups: z.array(z.string()),
    signatureAlgorithms: z.array(z.string()),
    exhaustive: z.boolean(),
    /** Alerts received, by the version asked. */
    alerts: z.partialRecord(version, int),
  }),

  /** The answer to the very hello that mstsc sends (versions, suites, groups, signature algorithms of the client named). */
  clientHello: z.object({
    client: z.literal('mstsc-windows-11-23h2'),
    outcome: z.enum(['answered', 'alert', 'closed', 'reset', 'timedOut', 'notTls']),
    version: version.optional(),
    suite: z.string().optional(),
    alert: int.optional(),
    ms: z.number().optional(),
  }),

  /** TLS spoken directly to the port, without the RDP negotiation. */
  rawTls: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('answered'), version, sha256: z.string().optional() }),
    z.object({ outcome: z.literal('alert'), alert: int }),
    z.object({ outcome: z.enum(['closed', 'reset', 'timedOut', 'notTls']) }),
  ]),

  /** The certificate the server presented on the wire, behind the negotiation. */
  tlsCertificate: certificate,

  /** Every certificate that this address presented, over all connections: several are several machines, or a change. */
  certificatesSeen: z.array(z.object({ sha256: z.string(), notAfter: z.string(), times: int })),

  /** The certificates that came with it, leaf first, as presented. */
  tlsChain: z.object({
    length: int,
    /** Bytes of all certificates together, as presented. */
    bytes: int.optional(),
    certificates: z.array(
      certificate.pick({
        subject: true,
        issuer: true,
        sha256: true,
        notAfter: true,
        signature: true,
        keyBits: true,
      }),
    ),
    /** Whether this machine's own trust store accepts the chain; absent where nobody could judge. */
    trustedHere: z.boolean().optional(),
    /** The name of OpenSSL's verification error, e.g. UNABLE_TO_GET_ISSUER_CERT_LOCALLY. */
    trustProblem: z.string().optional(),
  }),

  /** Certificates in a file that somebody means for the server; the one with the private key stands first. */
  certificateFile: z.object({
    file: z.string(),
    certificates: z.array(certificate),
    hasPrivateKey: z.boolean(),
  }),

  /** How the certificate's names compare with what was typed and where it led. */
  nameMatch: z.object({
    asked: z.string(),
    certificateNames: z.array(z.string()),
    matches: z.boolean(),
    /** Names the server gave of itself in its NTLM challenge. */
    hostNames: z.array(z.string()).optional(),
    matchesHost: z.boolean().optional(),
  }),

  /** The clock of the machine that looks, to judge dates by (ISO 8601); whether it is right is a question of its own. */
  clockHere: z.string(),

  /** The server's own clock, from its NTLM challenge or TLS; positive skew = the server is ahead. */
  serverClock: z.object({
    time: z.string(),
    skewSeconds: z.number(),
    from: z.enum(['ntlm', 'tls', 'http', 'collector']),
  }),

  /** Every clock that was seen, against the one of the machine that looks; positive skew = that clock is ahead. */
  clocks: z.array(
    z.object({
      whose: z.enum(['server', 'gateway', 'host', 'certificate']),
      /** Which host or gateway, where it is not the target. */
      name: z.string().optional(),
      time: z.string(),
      skewSeconds: z.number(),
      /** `issuedAt` is the beginning of a certificate's validity: a clock showed at least that when it was made. */
      from: z.enum(['ntlm', 'http', 'tls', 'issuedAt']),
    }),
  ),

  /** Where TLS ended in a capture or a probe, when it did not complete. */
  tlsEnding: ending,
} as const;
