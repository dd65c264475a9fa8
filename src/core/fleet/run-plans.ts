import { z } from 'zod';
import { variableSchema } from './variable.ts';

/** Which plans the server may run, by what way, and which environment variables hold what opens it. Without it, none. */
export const runPlansSchema = z
  .strictObject({
    via: z.enum(['ssh', 'winrm', 'local']),
    /** Groups of this file whose hosts it is for; a host that is watched by other means never is. */
    groups: z.array(z.string().min(1).max(100)).min(1).max(1_000),
    /** Who to log on as: DOMAIN\user, user@domain, or a local user. */
    user: z.string().min(1).max(300).optional(),
    password: variableSchema.optional(),
    /** For ssh, instead of a password or an agent: the variable that holds the path of a private key. */
    sshKey: variableSchema.optional(),
    knownHosts: z.string().min(1).optional(),
    port: z.number().int().min(1).max(65_535).optional(),
    /** For winrm, always over HTTPS: SHA-256 of the certificate to trust besides those of known authorities. */
    certificate: z
      .string()
      .regex(/^[0-9A-Fa-f]{64}$/, 'expected a SHA-256 fingerprint of 64 digits')
      .optional(),
  })
  .superRefine((given, context) => {
    for (const key of unfit(given)) context.addIssue({ code: 'custom', path: [key[0]], message: key[1] });
  });
export type RunPlans = Readonly<z.infer<typeof runPlansSchema>>;

/** What does not go together, with its place. */
function unfit({ via, user, password, sshKey, knownHosts, port, certificate }: Given) {
  const asked: readonly (readonly [boolean, keyof Given, string])[] = [
    [via !== 'local' && user === undefined, 'user', `expected who to log on as, for ${via}`],
    [
      via === 'winrm' && password === undefined,
      'password',
      'expected the name of an environment variable, as in ${RUN_PASSWORD}',
    ],
    [
      via === 'winrm' && port !== undefined && port !== HTTPS && certificate === undefined,
      'certificate',
      `expected a fingerprint: only on port ${HTTPS} a certificate of a known authority counts`,
    ],
    [via !== 'winrm' && certificate !== undefined, 'certificate', 'expected for winrm only'],
    [via !== 'ssh' && sshKey !== undefined, 'sshKey', 'expected for ssh only'],
    [via !== 'ssh' && knownHosts !== undefined, 'knownHosts', 'expected for ssh only'],
  ];
  return asked.flatMap(([is, key, says]) => (is ? [[key, says] as const] : []));
}

interface Given {
  readonly via: string;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly sshKey?: string | undefined;
  readonly knownHosts?: string | undefined;
  readonly port?: number | undefined;
  readonly certificate?: string | undefined;
}

const HTTPS = 5986;
