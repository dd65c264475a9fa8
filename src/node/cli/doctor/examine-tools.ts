import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { ok, type Examined } from './examined.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Programs of others that some ways to a host need. SSH, WinRM and AWS need none. */
export function examineTools(environment: Environment): readonly Examined[] {
  const az = programIn('az', environment);
  return [
    az === undefined
      ? { about: 'az', is: 'absent', says: 'is needed only for --via azure without a token' }
      : ok('az', `${az}, for --via azure`),
  ];
}

/** Where a program is that this user may run, by its path or its name. */
export function programIn(program: string, environment: Environment): string | undefined {
  const endings = process.platform === 'win32' ? ['', '.exe', '.cmd', '.bat'] : [''];
  const folders =
    isAbsolute(program) || program.includes('/') ? [''] : (environment['PATH'] ?? '').split(delimiter);
  return folders
    .flatMap((folder) => endings.map((ending) => join(folder, `${program}${ending}`)))
    .find(isRunnable);
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
