import { spawn } from 'node:child_process';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { builtFolder } from './built.ts';

const root = join(import.meta.dirname, '..', '..');

/** Packs what npm would publish and installs it into `folder`/home without a registry. */
export async function packAndInstall(folder: string): Promise<void> {
  const copy = join(folder, 'copy');
  const home = join(folder, 'home');
  await mkdir(copy);
  await mkdir(home);
  const { files } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { files: string[] };
  const there = await readdir(root);
  for (const name of ['package.json', ...files]) {
    if (name !== 'dist' && there.includes(name))
      await cp(join(root, name), join(copy, name), { recursive: true });
  }
  await run('npx', ['tsc', '-b', 'src/node'], root, folder);
  for (const ring of ['core', 'app', 'node'])
    await cp(join(root, 'build/types', ring), join(copy, 'build/types', ring), { recursive: true });
  await cp(join(await builtFolder(), 'dist'), join(copy, 'dist'), { recursive: true });
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], copy, folder);
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  await writeFile(join(home, 'package.json'), '{"private":true,"type":"module"}');
  await run('npm', ['install', '--no-audit', '--no-fund', join(folder, tarball ?? '')], home, folder);
}

function run(command: string, args: readonly string[], cwd: string, folder: string): Promise<void> {
  // An empty cache and no registry: what is not in the package cannot come from elsewhere.
  const env = { ...process.env, npm_config_offline: 'true', npm_config_cache: join(folder, 'cache') };
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${args.join(' ')} ended with ${code}: ${said}`)),
    );
  });
}
