import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { ok, unknown, wrong, type Examined } from './examined.ts';

/** Whether only its owner may read a file. Windows says nothing of that in modes. */
export function examineMode(about: string, path: string): Examined {
  if (process.platform === 'win32')
    return unknown(about, `${path}: who may read it is not looked at on Windows`);
  const mode = statSync(path).mode & 0o777;
  if ((mode & 0o077) === 0) return ok(about, `${path}: only its owner may read it`);
  return wrong(about, `${path}: others may read it (mode ${mode.toString(8)})`, `chmod 600 '${path}'`);
}

/** How much room there is for a file; nothing where its folder is not there. */
export function examineDisk(path: string): readonly Examined[] {
  const folder = dirname(path);
  if (!existsSync(folder)) return [];
  const { bavail, bsize } = statfsSync(folder);
  const megabytes = Math.floor((bavail * bsize) / 2 ** 20);
  const says = `${megabytes} MiB free in ${folder}`;
  return [
    megabytes >= LEAST_MB
      ? ok('disk', says)
      : wrong('disk', says, 'Make room, or keep less (keep: in the configuration).'),
  ];
}

const LEAST_MB = 500;
