import { randomUUID } from 'node:crypto';
import type { Store } from '../../app/store.ts';
import { isoOf } from '../../core/facts/time.ts';
import type { AlertMaking } from '../../core/fleet/alerts/next-alerts.ts';
import type { Config } from '../../core/fleet/config.ts';
import { tellAll } from '../tell/tell-all.ts';
import { alertingOn, type AlertingParts } from './alerting.ts';
import { startEngine, type Engine, type EngineParts } from './engine.ts';
import { outageOf } from './outage.ts';
import { repeating } from './repeating.ts';

export interface MonitorParts extends Omit<EngineParts, 'store'> {
  readonly store: Store;
  readonly alerts: Pick<Config, 'alerts' | 'channels'>;
  readonly baselines?: AlertingParts['baselines'];
  readonly words: Pick<AlertMaking, 'wordsOf' | 'commonWordsOf'>;
  /** Reads a secret by the name of its environment variable. */
  readonly secret: (name: string) => string | undefined;
  /** Where an alert can be looked at. */
  readonly linkOf?: (alert: string) => string;
  readonly changed: (what: 'alerts' | 'checks') => void;
}

/** Everything that watching takes: it looks, remembers, works out what to warn of, and tells. */
export function startMonitor(parts: MonitorParts): Engine {
  const { store, clock, alerts, words, secret, linkOf, changed } = parts;
  const outage = outageOf(clock, parts.tell);
  const engine = startEngine({
    ...parts,
    tell: (told) => {
      if (told.kind === 'checked') changed('checks');
      parts.tell(told);
    },
  });
  const alerting = alertingOn({
    store,
    now: clock.now,
    newId: randomUUID,
    rules: alerts.alerts,
    channels: alerts.channels,
    ...(parts.baselines === undefined ? {} : { baselines: parts.baselines }),
    words,
    changed: () => changed('alerts'),
  });
  const loops = [
    repeating(clock, outage, PASS_MS, 'work out alerts', alerting.pass),
    repeating(clock, outage, TELL_MS, 'tell of alerts', (signal) =>
      tellAll({
        store,
        channels: alerts.channels,
        now: () => isoOf(clock.now()),
        ...(linkOf === undefined ? {} : { linkOf }),
        ways: { secret, signal },
      }),
    ),
  ];
  return {
    refresh: engine.refresh,
    async stop(graceMs) {
      await Promise.all([engine.stop(graceMs), ...loops.map((loop) => loop.stop())]);
    },
  };
}

const PASS_MS = 15_000;
const TELL_MS = 5_000;
