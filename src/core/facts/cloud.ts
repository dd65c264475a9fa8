import { z } from 'zod';

const int = z.number().int();
const provider = z.enum(['azure', 'aws']);

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
            level: z.enum(['manager', 'subnet', 'nic', 'address']),
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
        back: z
          .array(
            z.object({
              /** Only outward: what carries no connection that began outside, as a NAT gateway does. */
              hop: z.enum([
                'internet',
                'network',
                'gateway',
                'appliance',
                'outOnly',
                'none',
                'noRoute',
                'other',
              ]),
              prefix: z.string(),
              route: z.string().optional(),
              /** The route table of AWS that it stands in. */
              table: z.string().optional(),
              via: z.array(z.string()).optional(),
              /** The Azure Firewall that has the address, and the id of its policy. */
              firewall: z.object({ name: z.string(), policy: z.string().optional() }).optional(),
            }),
          )
          .optional(),
      }),
    ),
  }),
} as const;
