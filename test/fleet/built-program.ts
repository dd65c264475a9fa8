import { join } from 'node:path';
import { build } from 'esbuild';

/** A program of this folder as one file, so that a process that was killed is soon at work again. */
export async function builtProgram(name: string, folder: string): Promise<string> {
  const program = join(folder, `${name}.mjs`);
  const banner =
    "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";
  await build({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22.18',
    external: ['pg-native'],
    define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' },
    banner: { js: banner },
    logLevel: 'error',
  });
  return program;
}
