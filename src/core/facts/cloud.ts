import { z } from 'zod';

const int = z.number().int();
const provider = z.enum(['azure', 'aws']);

/** What is next on a way. */
const hop = z.object({
  /** Only outward: what carries no connection that began outside, as a NAT gateway does. */
  hop: z.enum(['internet', 'network', 'gateway', 'appliance', 'outOnly', 'none', 'noRoute', 'other']),
  prefix: z.string(),
  route: z.string().optional(),
  /** The route table of AWS that it stands in. */
  table: z.string().optional(),
  via: z.array(z.string()).optional(),
  /** The firewall of the cloud that this is, and the id of its policy. */
  firewall: z.object({ name: z.string(), policy: z.string().optional() }).optional(),
});

/** What the cloud that a machine runs in tells of it, asked with its owner's own credentials. */
export const cloudFacts = {
  /** Whether the machine runs, whether the cloud's agent in it answers, and by which addresses it is known there. */
  cloudMachine: z.object({
    provider,
    /** The resource id of a virtual machine of Azure, or the id of an instance of AWS. */
    machine: z.string(),
    region: z.string().optional(),
    power: z.enum([
      'running',
      'starting',
      'stopping',
      'stopped',
      'deallocating',
      'deallocated',
      'terminated',
      'unknown',
    ]),
    agent: z.enum(['ready', 'notReady', 'lost', 'notRegistered', 'unknown']),
    addresses: z.array(z.object({ address: z.string(), kind: z.enum(['public', 'private']) })),
  }),

  /** What the cloud's own rules do with a connection to the port, for every address that was connected to. */
  cloudRules: z.object({
    provider,
    machine: z.string(),
    region: z.string().optional(),
    port: int,
    doors: z.array(
      z.object({
        address: z.string(),
        /** Which of the machine's addresses it is; unknown for one that the cloud does not list. */
        of: z.enum(['public', 'private', 'unknown']),
        /** The port that the machine is met at, where what has the address leads to another. */
        toPort: int.optional(),
        /** Whom the rules were asked about: anybody at all, everybody on the internet, or one address that is ours. */
        from: z.enum(['anywhere', 'internet', 'address']),
        source: z.string().optional(),
        /** Listed: it depends on the address that a connection comes from. */
        is: z.enum(['open', 'closed', 'listed', 'cannotTell']),
        /** The deciding rule of every group that closes it; where it is open, of every group that lets it in. */
        deciding: z.array(
          z.object({
            /** The name of the group, and its id. */
            group: z.string(),
            groupId: z.string(),
            /** Front: what has the address, before the machine; firewall: one in the way to its subnet. */
            level: z.enum(['manager', 'subnet', 'nic', 'address', 'front', 'firewall']),
            direction: z.enum(['in', 'out']),
            /** Empty where no rule matches and the group's default holds. */
            rule: z.string(),
            number: int.optional(),
            access: z.enum(['allow', 'deny']),
            byDefault: z.boolean(),
            /** A number that a rule before it could have. */
            free: int.optional(),
          }),
        ),
        /** Whom the rules let in, or shut out, whichever list is shorter; cut where it is longer than is shown. */
        listed: z
          .object({ access: z.enum(['allow', 'deny']), ranges: z.array(z.string()), cut: z.boolean() })
          .optional(),
        /** Sources of rules that nobody could resolve: tags, lists, other groups. */
        unresolved: z.array(z.string()),
        /** People's own rules for the port where it is closed or listed: whom each of them lets in. */
        lets: z
          .array(
            z.object({ group: z.string(), rule: z.string(), ranges: z.array(z.string()), cut: z.boolean() }),
          )
          .optional(),
        /** Where the cloud sends the answers, most of the far ends first; absent where its routes are not known. */
        back: z.array(hop).optional(),
        /** What packets from the internet meet first on their way in, where a route table of the gateway diverts them. */
        into: hop.optional(),
      }),
    ),
  }),

  /** What has the addresses that were connected to and that the machine does not have itself, and where it leads. */
  cloudFronts: z.object({
    provider,
    machine: z.string(),
    region: z.string().optional(),
    port: int,
    fronts: z.array(
      z.object({
        address: z.string(),
        kind: z.enum(['loadBalancer', 'firewall', 'otherMachine', 'bastion', 'gateway', 'other', 'nobody']),
        name: z.string(),
        /** To this machine, to others only, to nobody for want of a rule; or what was read does not tell. */
        leads: z.enum(['machine', 'elsewhere', 'nowhere', 'cannotTell']),
        /** The rule or the listener that takes the port. */
        rule: z.string().optional(),
        toPort: int.optional(),
        /** Others that it leads to, by name or address. */
        others: z.array(z.string()),
        /** Whether the load balancer finds the machine fit, and the code of its reason. */
        health: z.enum(['healthy', 'unhealthy', 'starting', 'draining', 'unused', 'unknown']).optional(),
        healthReason: z.string().optional(),
        /** What is asked of the machine to find out, and the rule that shuts that out. */
        probe: z
          .object({ port: int, shutBy: z.object({ rule: z.string(), group: z.string() }).optional() })
          .optional(),
        /** What was not read of it: ids and names. */
        unread: z.array(z.string()),
      }),
    ),
  }),

  /** By which ways people are meant to come to the machine: from inside its network, or after asking. */
  cloudAccess: z.object({
    provider,
    machine: z.string(),
    /** Azure Bastions that stand in the network of the machine. */
    bastions: z.array(z.string()),
    /** Ports that are closed until somebody asks for them, by the policy that says so. */
    onRequest: z.array(
      z.object({
        policy: z.string(),
        port: int,
        /** The longest time that may be asked for, as Azure writes it (PT3H). */
        longest: z.string().optional(),
        /** What was granted last: to whom, and until when. */
        granted: z.object({ from: z.string(), until: z.string() }).optional(),
      }),
    ),
  }),
} as const;
