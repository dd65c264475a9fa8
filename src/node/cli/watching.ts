import { resolve } from 'node:path';
import type { Clock } from '../../app/clock.ts';
import type { Config } from '../../core/fleet/config.ts';
import { changedSince, type RestartSetting } from '../../core/fleet/restart-settings.ts';
import { commonTroubleWords } from '../../core/report/common-trouble-words.ts';
import { leadTitle } from '../../core/report/lead-title.ts';
import { noticeWords } from '../../core/report/notice-words.ts';
import type { Engine } from '../fleet/engine.ts';
import { startMonitor, type MonitorParts } from '../fleet/monitor.ts';
import type { Fleet } from '../fleet/open-fleet.ts';
import { problemOf } from '../fleet/outage.ts';
import { digestsOf, forgetRunning, tellRunning } from '../fleet/running-file.ts';
import { dailyTasks } from '../fleet/tasks.ts';
import type { ReadConfig } from '../fleet/read-config.ts';
import type { Tell } from '../fleet/told.ts';
import { canonical } from '../store/canonical.ts';
import { allowedTargets } from '../server/allowed-targets.ts';
import { baselinesIn, type Baselines } from './baselines-in.ts';
import { configAt, hostsIn } from './config-at.ts';
import { GRACE_MS, workerParts } from './fleet-at.ts';
import type { Output } from './output.ts';
import { UsageError } from './usage-error.ts';

/** What whoever watches adds to a configuration. */
export interface WatchingAround extends Pick<MonitorParts, 'linkOf'> {
  readonly fleet: Fleet;
  readonly output: Output;
  readonly clock?: Clock;
  readonly changed?: (what: 'alerts' | 'checks' | 'hosts') => void;
  /** The settings that it does not take over while it runs. */
  readonly restarts?: readonly RestartSetting[];
  /** Called with each configuration that was read again and taken. */
  readonly took?: (read: ReadConfig) => void;
  /** Hears what the engine tells, besides the output. */
  readonly hear?: Tell;
}

/** What somebody who watches is told: a configuration, and what its hosts are held against. */
export interface Told {
  readonly config: Config;
  readonly baselines?: Baselines;
}

/** Watches as a configuration says; one from a file is read again at SIGHUP, as daemons do. */
export function startWatching(told: Told, around: WatchingAround, path?: string): Pick<Engine, 'stop'> {
  const { fleet, output, changed, restarts = ['store'] } = around;
  let monitor = monitorBy(told, around);
  let last = Promise.resolve();
  const reload = async () => {
    if (path === undefined) return;
    const next = readOrTell(path, output);
    if (next === undefined) return;
    await putHosts(next.hosts, fleet);
    await monitor.stop(GRACE_MS);
    monitor = monitorBy(next, around);
    take(next.read, around);
    changed?.('hosts');
    const waiting = changedSince(told.config, next.config, restarts);
    tell(next.config);
    const restart =
      waiting.length === 0 ? '' : ` Changed, and taken over by a restart only: ${waiting.join(', ')}.`;
    output.note(`${path}: read again (hosts: ${next.hosts.length}).${restart}\n`);
  };
  // One after the other, however often it is asked for.
  const again = () =>
    void (last = last
      .then(reload)
      .catch((error: unknown) => output.note(`not read again: ${problemOf(error)}\n`)));
  // Windows sends it when the console closes, to end the program.
  const hearsHangUp = path !== undefined && process.platform !== 'win32';
  if (hearsHangUp) process.on('SIGHUP', again);
  const tell = tellingOf(told.config, path, restarts, hearsHangUp);
  tell(told.config);
  return {
    async stop(graceMs) {
      if (hearsHangUp) process.off('SIGHUP', again);
      await last;
      if (path !== undefined) forgetRunning(process.pid);
      await monitor.stop(graceMs);
    },
  };
}

/** Tells whoever checks the file what this process runs on. */
function tellingOf(
  config: Config,
  path: string | undefined,
  restarts: readonly RestartSetting[],
  hears: boolean,
): (now: Config) => void {
  if (path === undefined) return () => {};
  const startedAt = new Date().toISOString();
  const by = { pid: process.pid, path: resolve(path), startedAt, started: digestsOf(config) };
  return (now) => tellRunning({ format: 1, ...by, now: digestsOf(now), restarts: [...restarts], hears });
}

/** What whoever serves takes over, too; what cannot be is told, and stays as it was. */
function take(read: ReadConfig, { took, output }: WatchingAround): void {
  try {
    took?.(read);
  } catch (error) {
    output.note(`serve: not taken over: ${problemOf(error)}\n`);
  }
}

/** Puts the hosts of a configuration into the store, and takes out those that only an earlier one named. */
export async function putHosts(hosts: ReturnType<typeof hostsIn>, { store }: Fleet): Promise<void> {
  const named = new Set(hosts.map(({ target }) => target));
  const before: unknown = JSON.parse((await store.notes.get(NAMED)) ?? '[]');
  const gone = Array.isArray(before)
    ? before.map((target) => canonical(String(target))).filter((target) => !named.has(target))
    : [];
  await store.hosts.put(hosts);
  await store.hosts.remove(gone);
  await store.notes.put(NAMED, JSON.stringify([...named]));
}

function monitorBy(
  { config, baselines }: Told,
  { fleet, output, clock, linkOf, changed, hear }: WatchingAround,
): Engine {
  const place = { vantage: config.vantage, atOnce: config.atOnce };
  const parts = workerParts(fleet, place, output, clock);
  const tell: Tell = (told) => {
    hear?.(told);
    parts.tell(told);
  };
  const days = (seconds: number) => Math.ceil(seconds / 86_400);
  const keep = { casesDays: days(config.keep.cases), checksDays: days(config.keep.checks) };
  return startMonitor({
    ...parts,
    tell,
    store: fleet.store,
    tasks: dailyTasks(fleet.store, keep, tell),
    alerts: config,
    ...(baselines === undefined ? {} : { baselines }),
    words: { wordsOf: (notice) => noticeWords(notice, leadTitle), commonWordsOf: commonTroubleWords },
    secret: (name) => process.env[name],
    ...(linkOf === undefined ? {} : { linkOf }),
    changed: changed ?? (() => {}),
  });
}

/** What is wrong in it is told, and the old one goes on. */
function readOrTell(path: string, output: Output) {
  try {
    const read: ReadConfig = configAt(path);
    const hosts = hostsIn(read, (line) => output.note(`${path}: ${line}\n`));
    const allowed = allowedTargets(read.config.serve.ranges, () => false);
    if ('problem' in allowed) throw new UsageError(`${path}: ${allowed.problem}`);
    return { read, config: read.config, hosts, baselines: baselinesIn(read, hosts) };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    output.note(`${error.message}\n${path}: not taken; the configuration before it goes on\n`);
    return undefined;
  }
}

/** The note with the hosts that the configuration named last. */
const NAMED = 'config.hosts';
