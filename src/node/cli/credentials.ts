import { readSecret } from '../files/small-file.ts';
import type { Credentials } from '../interview/credentials.ts';
import { askLine, askSecret } from './ask.ts';
import type { Output } from './output.ts';
import { UsageError } from './usage-error.ts';

/** The flags that lead to a real logon. */
export interface CredentialFlags {
  readonly user?: string;
  readonly passwordFile?: string;
  readonly yes?: boolean;
}

/** Asks for the password where none is handed over, says what a logon means, and asks whether to go on. */
export async function askCredentials(
  flags: CredentialFlags,
  targets: readonly string[],
  output: Output,
): Promise<Credentials | undefined> {
  if (flags.user === undefined) {
    if (flags.passwordFile !== undefined) throw new UsageError('--password-file: needs --user');
    return undefined;
  }
  const name = splitUser(flags.user);
  if (flags.yes !== true && !process.stdin.isTTY) {
    throw new UsageError('--user: a logon needs a yes; without a terminal give --yes');
  }
  const where = targets.join(', ');
  output.note(
    `This signs in to ${where} as ${flags.user}. It is a real logon: it is recorded there, a wrong password\n` +
      'counts towards account lockout, and a session of this user may be taken over.\n',
  );
  if (flags.yes !== true) {
    if (!process.stdin.isTTY)
      throw new UsageError('--user: a logon needs a yes; without a terminal give --yes');
    if (!/^y(es)?$/i.test((await askLine('Sign in? [y/N] ')).trim())) {
      throw new UsageError('--user: no logon was made');
    }
  }
  const password = await passwordFrom(flags);
  return { ...name, password };
}

/** DOMAIN\user or user@domain or user. */
export function splitUser(text: string): { readonly user: string; readonly domain: string } {
  const slash = text.indexOf('\\');
  if (slash >= 0) return { domain: text.slice(0, slash), user: text.slice(slash + 1) };
  if (text.trim() === '') throw new UsageError('--user: is empty');
  // A user principal name stays whole; the domain is then empty.
  return { user: text, domain: '' };
}

async function passwordFrom({ passwordFile }: CredentialFlags): Promise<string> {
  if (passwordFile !== undefined) {
    return secretFrom('--password-file', passwordFile);
  }
  const set = passwordSet();
  if (set !== undefined) return set;
  if (!process.stdin.isTTY) {
    throw new UsageError('--user: no password; set RDPDOCTOR_PASSWORD or give --password-file');
  }
  return askSecret('Password: ');
}

/** The password of the environment. Empty is not set: tried as a password, it would count towards lockout. */
export function passwordSet(): string | undefined {
  const set = process.env['RDPDOCTOR_PASSWORD'];
  return set === '' ? undefined : set;
}

/** The secret that a file or a pipe named by a flag holds. */
export async function secretFrom(flag: string, path: string): Promise<string> {
  const secret = await readSecret(path);
  if (typeof secret === 'string') return secret;
  throw new UsageError(`${flag} ${secret.problem}`, 3);
}

/** The password of a .pfx file: from the environment, or asked for where somebody can be asked. */
export async function askPfxPassword(file: string): Promise<string | undefined> {
  const set = process.env['RDPDOCTOR_PFX_PASSWORD'];
  if (set !== undefined) return set;
  return process.stdin.isTTY ? askSecret(`Password of ${file}: `) : undefined;
}
