import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onceInRun } from './once-in-run.ts';

const root = join(import.meta.dirname, '..', '..');

/** The command line of `builtFolder`. */
export async function builtCli(): Promise<string> {
  return join(await builtFolder(), 'bin/rdpdoctor.js');
}

/** A folder with what `npm run build` makes (dist) and the program (bin), of this run alone: nobody rebuilds it meanwhile. */
export function builtFolder(): Promise<string> {
  return onceInRun('built', async (folder) => {
    const command = ['scripts/build.mjs', join(folder, 'dist')];
    const { status, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`the build failed: ${stderr}`);
    mkdirSync(join(folder, 'bin'));
    copyFileSync(join(root, 'bin/rdpdoctor.js'), join(folder, 'bin/rdpdoctor.js'));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  });
}
