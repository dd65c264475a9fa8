import type { Clock } from '../../src/app/clock.ts';
import { isoOf } from '../../src/core/facts/time.ts';
import type { Host } from '../../src/core/fleet/host.ts';
import type { Snapshot } from '../../src/core/fleet/snapshot.ts';
import { pause } from '../../src/node/fleet/steadily.ts';
import type { Look } from '../../src/node/fleet/worker.ts';

/** A host of a made-up fleet. */
export function hostOf(target: string, everySeconds = 900, vantages: readonly string[] = ['here']): Host {
  return { target, groups: [], everySeconds, vantages: [...vantages], watched: true };
}

export const works: Snapshot = { outcome: 'works', exit: 0, roundTripMs: 9 };
export const dead: Snapshot = { outcome: 'fails', exit: 12, phase: 'connection', lead: 'silent-port' };

/** Looks that take so long and find what the test says, without a network. */
export function stubbedLook(
  clock: Clock,
  {
    tookMs = 300,
    found = () => works,
  }: { tookMs?: number; found?: (host: string, vantage: string) => Snapshot } = {},
): Look {
  return async ({ id, host, vantage }, _, signal) => {
    const startedAt = isoOf(clock.now());
    const snapshot = found(host, vantage);
    await pause(clock, tookMs, signal);
    const check = {
      id,
      host,
      vantage,
      startedAt,
      endedAt: isoOf(clock.now()),
      version: '1',
      rules: '1',
      snapshot,
    };
    return { check, file: { format: 2, target: host, facts: [], gaps: [] }, headline: snapshot.outcome };
  };
}
