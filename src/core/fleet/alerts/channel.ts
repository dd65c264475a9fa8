import { z } from 'zod';
import { variableSchema } from '../variable.ts';
import { severities } from './alert-rules.ts';

const url = z.url({ protocol: /^https?$/ });
const address = z.email();

const common = {
  name: z.string().min(1).max(60),
  /** Only alerts at least as grave. */
  least: z.enum(severities).default('warning'),
  /** Only alerts with a host in one of these groups; of every group without it. */
  groups: z.array(z.string()).optional(),
};

/** Ways to tell somebody. Addresses that are secrets themselves (Slack, Teams) come from the environment. */
export const channelSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('email'),
    server: z.string().min(1),
    port: z.number().int().min(1).max(65_535).default(587),
    /** What the connection is protected by; `none` only reaches servers on this machine. */
    security: z.enum(['starttls', 'tls', 'none']).default('starttls'),
    user: z.string().optional(),
    password: variableSchema.optional(),
    from: address,
    to: z.array(address).min(1).max(50),
  }),
  z.strictObject({ ...common, kind: z.literal('webhook'), url, key: variableSchema }),
  z.strictObject({ ...common, kind: z.literal('slack'), url: variableSchema }),
  z.strictObject({ ...common, kind: z.literal('teams'), url: variableSchema }),
  z.strictObject({ ...common, kind: z.literal('alertmanager'), url, token: variableSchema.optional() }),
  z.strictObject({
    ...common,
    kind: z.literal('syslog'),
    server: z.string().min(1),
    port: z.number().int().min(1).max(65_535).default(514),
    transport: z.enum(['udp', 'tcp', 'tls']).default('udp'),
  }),
  /** A program; the alert comes on its standard input as JSON, nothing of it in its arguments. */
  z.strictObject({
    ...common,
    kind: z.literal('exec'),
    program: z.string().min(1),
    args: z.array(z.string()).default([]),
  }),
]);
export type Channel = Readonly<z.infer<typeof channelSchema>>;
