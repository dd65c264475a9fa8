import { resolve } from 'node:path';
import { putNamedHosts } from '../../../app/fleet/put-named-hosts.ts';
import type { Config } from '../../../core/fleet/config.ts';
import type { Host } from '../../../core/fleet/host.ts';
import { changedSince, type RestartSetting } from '../../../core/fleet/restart-settings.ts';
import type { Engine } from '../../fleet/engine.ts';
import type { Fleet } from '../../fleet/open-fleet.ts';
import { problemOf } from '../../fleet/outage.ts';
import { digestsOf, forgetRunning, tellRunning } from '../../fleet/running-file.ts';
import type { ReadConfig } from '../../fleet/read-config.ts';
import { canonical } from '../../store/canonical.ts';
import { GRACE_MS } from './fleet-at.ts';
import { monitorBy, type Told, type WatchingAround } from './monitor-by.ts';
import { readAgain } from './read-again.ts';

/** Watches as a configuration says; one from a file is read again at SIGHUP, as daemons do. */
export function startWatching(told: Told, around: WatchingAround, path?: string): Pick<Engine, 'stop'> {
  const { fleet, output, changed, restarts = ['store'] } = around;
  let monitor = monitorBy(told, around);
  let last = Promise.resolve();
  const reload = async () => {
    if (path === undefined) return;
    const next = readAgain(path, output);
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

/** The hosts that a configuration names, and no others of an earlier one. */
export async function putHosts(hosts: readonly Host[], { store }: Fleet): Promise<void> {
  await putNamedHosts(hosts, store, canonical);
}
