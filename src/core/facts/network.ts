import { z } from 'zod';
import { problem } from './problems.ts';
import { ending } from './rdp.ts';
import { stoodStillMs } from './standstill.ts';

const int = z.number().int();
const ms = z.number().nonnegative();

/** What the network shows between here and the target. */
export const networkFacts = {
  /** What the name resolved to, by which way, and what points back. */
  nameResolution: z.object({
    name: z.string(),
    kind: z.enum(['ipv4', 'ipv6', 'shortName', 'fqdn']),
    outcome: z.enum(['literal', 'resolved', 'notFound', 'timedOut', 'failed']),
    addresses: z.array(z.object({ address: z.string(), family: z.union([z.literal(4), z.literal(6)]) })),
    /** The full name a search suffix completed a short name to, where that could be seen. */
    completedTo: z.string().optional(),
    /** Addresses the hosts file gives for this name; empty where it is silent, absent where nobody looked. */
    hostsFile: z.array(z.string()).optional(),
    /** PTR names by address; an address without PTR has an empty list; one not asked is absent. */
    pointers: z.record(z.string(), z.array(z.string())),
    /** What DNS alone (without the hosts file) answered, where that was asked. */
    dnsAddresses: z.array(z.string()).optional(),
    /** The aliases (CNAME) from the name on, in order; absent where there is none or nobody asked. */
    aliases: z.array(z.string()).optional(),
    /** How the aliases end where they lead to no address. */
    aliasEnd: z.enum(['dangling', 'looping', 'tooLong']).optional(),
    /** Absent where it was not measured, as in what another tool printed. */
    ms: ms.optional(),
    stoodStillMs,
    /** The resolver's own word, e.g. ENOTFOUND. */
    problem: z.string().optional(),
  }),

  /** What happened when a TCP connection to the port was opened, for every address. */
  tcpConnect: z.object({
    port: int,
    attempts: z.array(
      z.object({
        address: z.string(),
        outcome: z.enum(['open', 'refused', 'timedOut', 'unreachable', 'prohibited', 'failed']),
        /** Absent where it was not measured, as in what another tool printed. */
        ms: ms.optional(),
        stoodStillMs,
        /** How often the address was asked before this came of it, where that was more than once. */
        tries: int.positive().optional(),
        /** The system's own word for the failure, e.g. EHOSTUNREACH. */
        code: z.string().optional(),
      }),
    ),
  }),

  /** Other TCP ports of a host whose RDP port is silent: any answer, a refusal too, shows that the host is up. */
  otherPorts: z.object({
    address: z.string(),
    ports: z.array(
      z.object({
        port: int,
        outcome: z.enum(['open', 'refused', 'timedOut', 'unreachable', 'prohibited', 'failed']),
        ms,
        code: z.string().optional(),
      }),
    ),
    hostAnswers: z.boolean(),
  }),

  /** The way packets to the address leave this machine, and what the interface carried while the check ran. */
  wayOut: z.object({
    address: z.string(),
    /** Absent where the system has no way to this address at all; `code` is its word for it. */
    interface: z.string().optional(),
    localAddress: z.string().optional(),
    kind: z.enum(['tunnel', 'ordinary', 'loopback', 'none']),
    /** Packets during the check, of everybody on this machine; absent where the system does not count them for us. */
    sent: int.optional(),
    received: int.optional(),
    code: z.string().optional(),
  }),

  /** Whether this machine has an IPv6 address of its own beyond its link. */
  ownIpv6: z.boolean(),

  /** How the connection is meant to go: straight, or through an RD Gateway; by whom that was said. */
  route: z.object({
    via: z.enum(['direct', 'gateway']),
    gateway: z.string().optional(),
    from: z.enum(['flag', 'rdpFile', 'none']),
  }),

  /** The same connection several times: how many were answered, or went as far as the furthest. The interval is Wilson's, 95 %. */
  connectionQuality: z.object({
    attempts: int,
    completed: int,
    ratioLow: z.number(),
    ratioHigh: z.number(),
    rttMs: z.object({ min: ms, median: ms, max: ms }).optional(),
    /** Of connects that tell nothing of time, because the machine that looked stood still; the others are in `rttMs`. */
    stoodStillMs,
    /** Connects that took 0.9–1.3 s or 2.8–3.4 s longer than the fastest: a lost SYN sent again. */
    synRetransmissions: int,
    /** Failed attempts that came while the previous ones were still open, and stopped failing when paced. */
    betterWhenPaced: z.boolean().optional(),
  }),

  /** What speaks on the port when it is not RDP, from its own first bytes or its answer to a harmless question. */
  portSpeech: z.object({
    protocol: z.enum([
      'rdp',
      'http',
      'https',
      'ssh',
      'vnc',
      'smb',
      'smtp',
      'ftp',
      'telnet',
      'tls',
      'nomachine',
      'socks',
      'mysql',
      'postgresql',
      'mssql',
      'ldap',
      'redis',
      'imap',
      'pop3',
      'sip',
      'echo',
      'proxyHeader',
      'text',
      'unknown',
      'silent',
    ]),
    /** At most 80 printable characters of what it said. */
    banner: z.string().optional(),
    /** How a question in plain text ended where nobody spoke: told apart from how the RDP request ended. */
    ending: z.enum(['closed', 'reset', 'timedOut']).optional(),
  }),

  /** Answer to an MS-RDPEUDP SYN on the UDP port. */
  rdpUdp: z.object({
    outcome: z.enum(['answered', 'unreachable', 'silent', 'malformed']),
    ms: ms.optional(),
    problem: problem.optional(),
  }),

  /** A small answer arrives and a large one does not: a path-MTU black hole at the certificate flight. */
  largeFlight: z.object({
    outcome: z.enum(['arrived', 'stalled', 'stalledAndSmallToo']),
    /** Bytes of the server's flight that arrived before the stall. */
    bytes: int,
    stalledMs: ms.optional(),
    /** Whether a request with a short answer, sent the same way, was answered. */
    smallAnswerArrives: z.boolean().optional(),
  }),

  /** How an RD Gateway answered its transport handshake, and what certificate it showed. */
  gateway: z.object({
    host: z.string(),
    port: int,
    outcome: z.enum([
      'authenticationAsked',
      'accepted',
      'notAGateway',
      'tlsFailed',
      'refused',
      'timedOut',
      'notFound',
      'closed',
      'httpError',
    ]),
    httpStatus: int.optional(),
    schemes: z.array(z.string()).optional(),
    transport: z.enum(['websocket', 'http']).optional(),
    /** The address that was talked to. */
    address: z.string().optional(),
    /** What it calls itself in HTTP (the Server header), at most 80 characters. */
    server: z.string().optional(),
    /** Its clock, from the HTTP Date header (ISO 8601, whole seconds). */
    time: z.string().optional(),
    skewSeconds: z.number().optional(),
    /** How the connection to it ended, where it ended before an answer. */
    ending: ending.optional(),
    tlsVersion: z.string().optional(),
    certificate: z
      .object({
        subject: z.string(),
        issuer: z.string(),
        notBefore: z.string(),
        notAfter: z.string(),
        sha1: z.string(),
        names: z.array(z.string()),
        /** Absent where nobody could judge. */
        trusted: z.boolean().optional(),
        /** The name of OpenSSL's verification error, e.g. CERT_HAS_EXPIRED. */
        trustProblem: z.string().optional(),
      })
      .optional(),
    problem: problem.optional(),
    ms: ms.optional(),
  }),

  /** What a capture shows about the path, beyond the conversation itself. */
  capturePath: z.object({
    packets: int,
    retransmissions: int,
    duplicateAcks: int,
    zeroWindows: int,
    icmpUnreachable: int,
    icmpFragNeeded: int,
    largestServerSegment: int,
    /** TTLs of packets that came from the server's address: the reset's own and the data's. They differ when something in between forged it. */
    serverTtl: int.optional(),
    resetTtl: int.optional(),
    handshakeRttMs: ms.optional(),
    /** Seconds between first and last packet. */
    seconds: z.number(),
  }),
} as const;
