import type { Clock } from '../../../app/clock.ts';
import type { Config } from '../../../core/fleet/config.ts';
import type { RestartSetting } from '../../../core/fleet/restart-settings.ts';
import { commonTroubleWords } from '../../../core/report/fleet/common-trouble-words.ts';
import { leadTitle } from '../../../core/report/words/lead-title.ts';
import { noticeWords } from '../../../core/report/fleet/notice-words.ts';
import type { Engine } from '../../fleet/engine.ts';
import { startMonitor, type MonitorParts } from '../../fleet/monitor.ts';
import { dailyTasks } from '../../fleet/tasks.ts';
import type { Tell } from '../../fleet/told.ts';
import { workerParts } from './fleet-at.ts';
import type { Fleet } from '../../fleet/open-fleet.ts';
import type { ReadConfig } from '../../fleet/read-config.ts';
import type { Output } from '../output.ts';
import type { Baselines } from './baselines-in.ts';

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

/** Starts the monitor that a configuration describes. */
export function monitorBy(
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
