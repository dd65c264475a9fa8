import { z } from 'zod';
import { problem } from './problems.ts';
import { ending } from './rdp.ts';

const int = z.number().int();

/** What sign-in shows; without credentials it stops at the NTLM challenge. */
export const authFacts = {
  /** CredSSP up to the server's challenge, without credentials. */
  credssp: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('challenged'), version: int }),
    z.object({ outcome: z.literal('refused'), version: int, errorCode: int }),
    z.object({ outcome: z.literal('malformed'), problem }),
    z.object({ outcome: z.enum(['closed', 'reset', 'timedOut']), ending: ending.optional() }),
  ]),

  /** What the NTLM challenge says of the host: it costs no logon. */
  ntlmIdentity: z.object({
    computer: z.string().optional(),
    domain: z.string().optional(),
    dnsComputer: z.string().optional(),
    dnsDomain: z.string().optional(),
    dnsForest: z.string().optional(),
    /** major.minor.build, e.g. 10.0.20348 */
    osBuild: z.string().optional(),
    time: z.string().optional(),
  }),

  /** The answer to a real logon; only where credentials were given for it. Codes are NTSTATUS. */
  logon: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('accepted') }),
    z.object({ outcome: z.literal('refused'), status: int, credsspVersion: int }),
    z.object({ outcome: z.literal('serverKeyMismatch') }),
    z.object({ outcome: z.enum(['closed', 'reset', 'timedOut']), credsspVersion: int }),
    z.object({ outcome: z.literal('malformed'), problem }),
  ]),

  /** Early User Authorization Result, [MS-RDPBCGR] 2.2.10.2: sent behind CredSSP when HYBRID_EX was chosen. */
  earlyUserAuth: z.object({
    outcome: z.enum(['allowed', 'denied', 'notSent', 'unknownCode']),
    code: int.optional(),
  }),
} as const;
