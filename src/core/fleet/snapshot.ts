import { z } from 'zod';
import { phases } from '../facts/phases.ts';
import { negotiationFailures, protocolNames } from '../facts/rdp.ts';
import { certificate } from '../facts/tls.ts';
import { tlsVersions } from '../facts/tls-versions.ts';
import { outcomes } from '../diagnosis/diagnosis.ts';

const ms = z.number().nonnegative();

/** What a certificate is known by over time; dates are ISO 8601, the thumbprint is SHA-256 in lower-case hex. */
export const seenCertificate = certificate.pick({
  subject: true,
  issuer: true,
  serial: true,
  sha256: true,
  notBefore: true,
  notAfter: true,
  selfSigned: true,
  windowsSelfMade: true,
  names: true,
  keyType: true,
  keyBits: true,
  signature: true,
});
export type SeenCertificate = Readonly<z.infer<typeof seenCertificate>>;

/** One check as codes and values: what is stored in columns, compared over time, forecast and alerted on. What was not measured is absent. */
export const snapshotSchema = z.object({
  outcome: z.enum(outcomes),
  phase: z.enum(phases).optional(),
  /** Id of the finding that leads, and what it does. */
  lead: z.string().optional(),
  impact: z.enum(['blocks', 'degrades', 'weakens', 'informs']).optional(),
  confidence: z.enum(['certain', 'likely', 'possible']).optional(),
  /** The exit code `check` would have ended with. */
  exit: z.number().int(),
  address: z.string().optional(),
  connectMs: ms.optional(),
  /** The median of all round trips, and the share of connections that were lost (0 to 1). */
  roundTripMs: ms.optional(),
  lost: z.number().min(0).max(1).optional(),
  protocol: z.enum(protocolNames).optional(),
  negotiationFailure: z.enum(negotiationFailures).optional(),
  nla: z.enum(['required', 'offered', 'notOffered', 'notRequired']).optional(),
  tls: z.enum(tlsVersions).optional(),
  cipher: z.string().optional(),
  certificate: seenCertificate.optional(),
  /** What the NTLM challenge names: computer, domain, Windows build. */
  computer: z.string().optional(),
  domain: z.string().optional(),
  build: z.string().optional(),
  /** Seconds the clock of the host is ahead of the one that looked. */
  skewSeconds: z.number().optional(),
});
export type Snapshot = Readonly<z.infer<typeof snapshotSchema>>;
