import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir, uptime } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../../core/fleet/config.ts';
import { settingsIn } from '../../core/fleet/config-settings.ts';
import { writePrivate } from '../files/private-file.ts';

const digests = z.record(z.string(), z.string());
const runningSchema = z.object({
  format: z.literal(1),
  pid: z.number().int().positive(),
  /** The configuration, by its whole path. */
  path: z.string(),
  startedAt: z.string(),
  /** What it was started with, and what it took over since: of each setting a hash, never its value. */
  started: digests,
  now: digests,
  /** Settings that it takes over only when it is started anew. */
  restarts: z.array(z.string()),
  /** Whether it reads the file again at SIGHUP. */
  hears: z.boolean(),
});

/** A process that watches by a configuration, as it tells of itself to whoever checks that file on this machine. */
export type RunningByConfig = Readonly<z.infer<typeof runningSchema>>;

/** Writes it down; that it cannot be written keeps nobody from watching. */
export function tellRunning(running: RunningByConfig): void {
  forgetRunning(running.pid);
  try {
    mkdirSync(folder(), { recursive: true, mode: 0o700 });
  } catch {
    return;
  }
  writePrivate(fileOf(running.pid), JSON.stringify(running));
}

export function forgetRunning(pid: number): void {
  rmSync(fileOf(pid), { force: true });
}

/** The processes of this person that run by a configuration; what those that are gone left is taken away. */
export function runningBy(path: string, now: number): readonly RunningByConfig[] {
  return names().flatMap((name) => {
    const running = readRunning(join(folder(), name));
    if (running === undefined) return [];
    if (isAlive(running, now)) return running.path === path ? [running] : [];
    forgetRunning(running.pid);
    return [];
  });
}

/** Of each setting a hash of its value. */
export function digestsOf(config: Config): Readonly<Record<string, string>> {
  const hashed = ([name, value]: [string, unknown]) =>
    [
      name,
      createHash('sha256')
        .update(JSON.stringify(value) ?? '')
        .digest('hex'),
    ] as const;
  return Object.fromEntries(Object.entries(settingsIn(config)).map(hashed));
}

function readRunning(path: string): RunningByConfig | undefined {
  try {
    return runningSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Another process may have its number since the machine was started. */
function isAlive({ pid, startedAt }: RunningByConfig, now: number): boolean {
  if (!(Date.parse(startedAt) > now - uptime() * 1_000)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function names(): readonly string[] {
  try {
    return readdirSync(folder()).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}

function fileOf(pid: number): string {
  return join(folder(), `${pid}.json`);
}

function folder(): string {
  return join(process.env['RDPDOCTOR_HOME'] ?? join(homedir(), '.rdpdoctor'), 'running');
}
