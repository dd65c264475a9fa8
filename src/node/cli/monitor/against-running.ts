import { resolve } from 'node:path';
import { minuteOf } from '../../../core/facts/time.ts';
import type { Config } from '../../../core/fleet/config.ts';
import { needsRestart, settingNames } from '../../../core/fleet/config-settings.ts';
import { digestsOf, runningBy, type RunningByConfig } from '../../fleet/running-file.ts';

/** What of a configuration a process that runs by it takes over at SIGHUP, and what by a restart; one paragraph a process. */
export function againstRunning(path: string, config: Config, now: number): readonly string[] {
  const running = runningBy(resolve(path), now);
  return running.length > 0 ? running.flatMap((each) => against(each, config)) : bySetting();
}

function against(running: RunningByConfig, config: Config): readonly string[] {
  const { pid, startedAt, hears, started, now, restarts } = running;
  const file = digestsOf(config);
  const names = Object.keys({ ...started, ...file });
  const waiting = names.filter((name) => restarts.includes(name) && started[name] !== file[name]);
  const fresh = names.filter((name) => !needsRestart(name) && now[name] !== file[name]);
  const [atHangUp, byRestart] = hears ? [fresh, waiting] : [[], [...waiting, ...fresh]];
  return [
    `Process ${pid} runs by it since ${minuteOf(startedAt)}.`,
    ...(names.length > 0 && atHangUp.length + byRestart.length === 0
      ? ['It runs on what the file says.']
      : []),
    ...(atHangUp.length === 0
      ? []
      : [`Changed, taken over at SIGHUP (kill -HUP ${pid}): ${listed(atHangUp)}.`]),
    ...(byRestart.length === 0 ? [] : [`Changed, taken over by a restart only: ${listed(byRestart)}.`]),
  ];
}

/** Where nobody can be asked, what holds for each setting. */
function bySetting(): readonly string[] {
  const names = settingNames();
  return [
    'No process of yours on this machine says that it runs by it. One that does takes over',
    `  at SIGHUP: ${listed(names.filter((name) => !needsRestart(name)))};`,
    `  by a restart only: ${listed(names.filter(needsRestart))}.`,
  ];
}

function listed(names: readonly string[]): string {
  return names.join(', ');
}
