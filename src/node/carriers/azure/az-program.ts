import { existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/** A program by its absolute path, and the arguments that always go first. */
export type AzProgram = readonly [program: string, ...fixed: string[]];

/** What this machine is, as far as it matters for finding a program. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly path: string;
  readonly isThere: (path: string) => boolean;
}

/**
 * The Azure command line, looked for in the absolute folders of PATH alone. On Windows az is a batch file, which only a shell
 * starts; so the Python is started that the batch file would start.
 */
export function azProgram(machine: Machine = thisMachine()): AzProgram | undefined {
  const { platform, path, isThere } = machine;
  const paths = platform === 'win32' ? win32 : posix;
  for (const folder of path.split(paths.delimiter).filter((each) => paths.isAbsolute(each))) {
    if (platform !== 'win32') {
      if (isThere(paths.join(folder, 'az'))) return [paths.join(folder, 'az')];
      continue;
    }
    const python = paths.join(folder, '..', 'python.exe');
    if (isThere(paths.join(folder, 'az.cmd')) && isThere(python)) return [python, '-IBm', 'azure.cli'];
  }
  return undefined;
}

function thisMachine(): Machine {
  return { platform: process.platform, path: process.env['PATH'] ?? '', isThere: existsSync };
}
