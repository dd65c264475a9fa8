import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../usage-error.ts';

/** The hives of the machine, in whatever case the folders are mounted. */
export function hivesOnDisk(disk: string): readonly string[] {
  let folder = disk;
  for (const name of ['windows', 'system32', 'config']) folder = join(folder, inFolder(folder, name));
  return ['system', 'software'].map((name) => join(folder, inFolder(folder, name)));
}

function inFolder(folder: string, wanted: string): string {
  let names: readonly string[] = [];
  try {
    names = readdirSync(folder);
  } catch {
    throw new UsageError(`--offline ${folder}: cannot be read`, 3);
  }
  const found = names.find((name) => name.toLowerCase() === wanted);
  if (found === undefined) throw new UsageError(`--offline ${folder}: holds no ${wanted}`, 3);
  return found;
}
