import { z } from 'zod';

const int = z.number().int();

/** What lies around the listener on the server: other listeners, adapters, the domain, the certificates of other roles. */
export const surroundingFacts = {
  /** Every listener (WinStation) besides the console. */
  winStations: z.array(
    z.object({
      name: z.string(),
      /** Its driver (WdName), e.g. "Microsoft RDP 8.0"; other makers' listeners have their own. */
      driver: z.string().optional(),
      enabled: z.boolean().optional(),
      port: int.optional(),
      /** Whether it has an access list of its own (value Security) in place of the default one. */
      ownAccessList: z.boolean(),
      /** Who may use it, as Win32_TSAccount tells: masks of WINSTATION rights; 0x20 is to log on. */
      accounts: z.array(z.object({ sid: z.string(), allowed: int, denied: int })).optional(),
    }),
  ),

  /** Network adapters that are no tunnels, with their addresses. */
  adapters: z.array(
    z.object({
      name: z.string(),
      state: z.enum(['up', 'disconnected', 'disabled', 'other']),
      /** Without link-local ones. */
      addresses: z.array(z.string()),
    }),
  ),

  /** Whether this member's secure channel to its domain works (nltest /sc_query). */
  domainChannel: z.object({
    domain: z.string(),
    works: z.boolean(),
    /** Win32 error in hexadecimal where it does not. */
    error: z.string().optional(),
  }),

  /** What the server does with NTLM of others (Lsa\\MSV1_0, RestrictReceivingNTLMTraffic). */
  ntlmPolicy: z.object({
    receiving: z.enum(['allowed', 'deniedToDomainAccounts', 'denied']),
  }),

  /** Certificates that other roles on this host present over HTTPS, and on a connection broker those of its deployment. */
  roleCertificates: z.array(
    z.object({
      role: z.enum([
        'gateway',
        'https',
        'deploymentGateway',
        'deploymentWeb',
        'deploymentBroker',
        'deploymentPublishing',
      ]),
      /** Address and port, or host name and port, of an HTTPS endpoint. */
      endpoint: z.string().optional(),
      sha1: z.string(),
      notAfter: z.string().optional(),
      subject: z.string().optional(),
      /** DNS names it is for, where they are known. */
      names: z.array(z.string()).optional(),
    }),
  ),
} as const;
