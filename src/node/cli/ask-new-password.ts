import { askSecret } from './ask.ts';
import { secretFrom } from './credentials.ts';
import { UsageError } from './usage-error.ts';

/** A password that somebody chooses: from a file, or typed twice. */
export async function askNewPassword(
  file: string | undefined,
  shortest: number,
  longest: number,
): Promise<string> {
  if (file === undefined && !process.stdin.isTTY)
    throw new UsageError('New password: nobody can be asked here; give it with --password-file FILE');
  const password =
    file === undefined ? await askSecret('New password: ') : await secretFrom('--password-file', file);
  if (password.length < shortest || password.length > longest)
    throw new UsageError(
      `the password has ${password.length} characters; expected ${shortest} to ${longest}`,
    );
  if (file === undefined && (await askSecret('Once more: ')) !== password)
    throw new UsageError('the two were not the same; nothing is changed');
  return password;
}
