import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { execPath as node } from 'node:process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { systemClock } from '../../src/node/fleet/system-clock.ts';
import { openFleet } from '../../src/node/fleet/open-fleet.ts';
import { pause } from '../../src/node/fleet/steadily.ts';
import { randomOf } from '../fuzz/mutate.ts';
import { builtProgram } from './built-program.ts';
import { killedTimes } from './killed-times.ts';
import { hostOf } from './looks.ts';

/** What became of a fleet that was looked at once while its processes were killed at random. */
export interface Killed {
  readonly kills: number;
  readonly seconds: number;
  /** Checks that are stored, by host. */
  readonly stored: ReadonlyMap<string, readonly string[]>;
  /** Every id that a process told of, as often as it was told. */
  readonly told: readonly string[];
  readonly depth: { readonly waiting: number; readonly running: number; readonly dead: number };
}

export interface Killing {
  readonly url: string;
  readonly hosts: number;
  /** Which processes run, each killed and started again at random. */
  readonly roles: readonly ('watch' | 'worker')[];
  /** Each lives until it has told of at most so many checks. */
  readonly livesChecks: number;
  readonly longestMs: number;
}

/** Has every host looked at once by processes that are killed all the while (SIGKILL), until nothing is left to do. */
export async function killAllTheWhile({
  url,
  hosts,
  roles,
  livesChecks,
  longestMs,
}: Killing): Promise<Killed> {
  const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-killing-'));
  const program = await builtProgram('engine-process', folder);
  const fleet = await openFleet(url, systemClock, () => {}, killedTimes);
  const began = performance.now();
  const over = new AbortController();
  const reports = join(folder, 'reports');
  mkdirSync(reports);
  const random = randomOf(hosts);
  let started = 0;
  let kills = 0;
  const liveAndDie = async (role: string) => {
    while (!over.signal.aborted) {
      const report = join(reports, `${(started += 1)}.log`);
      const process = spawn(node, [program, url, role, report], { stdio: ['ignore', 'pipe', 'inherit'] });
      await lived(process, 1 + random(livesChecks), over.signal);
      // Anywhere in what comes after the last check it told.
      await pause(systemClock, random(50), over.signal);
      await kill(process, over.signal.aborted ? 'SIGTERM' : 'SIGKILL');
      kills += over.signal.aborted ? 0 : 1;
    }
  };
  try {
    // So long that no host becomes due a second time.
    const every = 7 * 86_400;
    await fleet.store.hosts.put(Array.from({ length: hosts }, (_, i) => hostOf(`srv${i}`, every)));
    const lives = roles.map(liveAndDie);
    const isDone = async () => {
      const { waiting, running } = await fleet.queue.depth();
      return waiting + running === 0 && (await fleet.store.checks.latest()).length >= hosts;
    };
    while (performance.now() - began < longestMs && !(await isDone())) await after(500);
    over.abort();
    await Promise.all(lives);
    const stored = new Map<string, readonly string[]>();
    for (const { target } of await fleet.store.hosts.all()) {
      const checks = await fleet.store.checks.of({ host: target, limit: 10, newestFirst: true });
      stored.set(
        target,
        checks.map(({ id }) => id),
      );
    }
    const seconds = (performance.now() - began) / 1_000;
    return { kills, seconds, stored, told: toldIn(reports), depth: await fleet.queue.depth() };
  } finally {
    over.abort();
    await fleet.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Until it has told of so many checks, found nothing to do for a while, or is no longer needed. */
function lived(process: ChildProcess, checks: number, over: AbortSignal): Promise<void> {
  let told = 0;
  return new Promise((resolve) => {
    let idle = setTimeout(resolve, LONGEST_IDLE_MS);
    process.stdout?.on('data', (bytes: Buffer) => {
      clearTimeout(idle);
      idle = setTimeout(resolve, LONGEST_IDLE_MS);
      told += bytes.length;
      if (told >= checks) resolve();
    });
    process.once('exit', () => resolve());
    over.addEventListener('abort', () => resolve());
  });
}

const LONGEST_IDLE_MS = 20_000;

async function kill(process: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const ended = once(process, 'exit');
  process.kill(signal);
  await ended;
}

function toldIn(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line !== ''),
  );
}
