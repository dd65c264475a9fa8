import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { bootstrapArguments, envelopeOf } from './bootstrap.ts';
import { keepEnd, type Carried, type Carrier, type RunLimits, type ScriptJob } from './carrier.ts';
import { notThrough } from './patience.ts';

/** What there is to know about this machine; tests name another engine. */
export interface LocalOptions {
  readonly host: string;
  readonly platform?: NodeJS.Platform;
  readonly engine?: string;
}

/** Runs the script here, with Windows PowerShell. */
export function localCarrier({ host, platform = process.platform, engine }: LocalOptions): Carrier {
  return {
    name: 'local',
    async reach() {
      if (engine === undefined && platform !== 'win32') {
        return { outcome: 'unsuitable', why: 'this computer is no Windows' };
      }
      if (!isHere(host)) return { outcome: 'unsuitable', why: `${host} is another computer than this one` };
      const path = engine ?? powershellPath();
      return existsSync(path) ? { outcome: 'ready' } : { outcome: 'unsuitable', why: `${path} is not there` };
    },
    run: (job, limits) => runHere(engine ?? powershellPath(), job, limits),
  };
}

/** Whether a name means this computer. */
export function isHere(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  const own = hostname().toLowerCase();
  return (
    name === 'localhost' ||
    name === own ||
    name.startsWith(`${own}.`) ||
    name === '::1' ||
    name.startsWith('127.')
  );
}

/** The 64-bit Windows PowerShell, also from a 32-bit process. */
function powershellPath(): string {
  const root = process.env['SystemRoot'] ?? 'C:\\Windows';
  const folder = process.env['PROCESSOR_ARCHITEW6432'] === undefined ? 'System32' : 'Sysnative';
  return join(root, folder, 'WindowsPowerShell', 'v1.0', 'powershell.exe');
}

function runHere(engine: string, job: ScriptJob, { timeoutMs, signal }: RunLimits): Promise<Carried> {
  return new Promise<Carried>((resolve) => {
    const child: ChildProcess = spawn(engine, bootstrapArguments, { windowsHide: true, stdio: 'pipe' });
    let stdout = '';
    let stderr = '';
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    const stop = () => child.kill('SIGKILL');
    signal?.addEventListener('abort', stop, { once: true });
    const end = (carried: Carried) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      resolve(carried);
    };
    child.on('error', (error) => {
      // One that runs and cannot be killed is told of here, too.
      if (child.pid === undefined) end({ outcome: 'notStarted', why: `${engine}: ${error.message}` });
    });
    child.on('exit', (code) => {
      // What it started may hold its output open for ever.
      if (code === null) for (const stream of [child.stdout, child.stderr]) stream?.destroy();
    });
    // Where the system is out of descriptors there is neither an engine nor a way to it.
    child.stdout
      ?.on('error', () => {})
      .setEncoding('utf8')
      .on('data', (text: string) => {
        stdout = keepEnd(stdout, text);
      });
    child.stderr
      ?.on('error', () => {})
      .setEncoding('utf8')
      .on('data', (text: string) => {
        stderr = keepEnd(stderr, text);
      });
    child.on('close', (code) =>
      end(
        code === null
          ? {
              outcome: 'lost',
              why: signal?.aborted ? 'interrupted' : notThrough(timeoutMs),
              stdout,
            }
          : { outcome: 'ran', exitCode: code, stdout, stderr },
      ),
    );
    // An engine that ends at once closes its input; its exit code tells the rest.
    child.stdin?.on('error', () => {}).end(envelopeOf(job));
  }).catch((error: unknown) => ({
    // What the system refuses at once, such as a folder for a program, is thrown.
    outcome: 'notStarted',
    why: `${engine}: ${error instanceof Error ? error.message : String(error)}`,
  }));
}
