import { liveKinds, liveWorld } from './live/live-worlds.ts';
import { logFaults, logWorld } from './logs/log-worlds.ts';
import type { World } from './world.ts';

/** The families of worlds, with how a seed becomes one and which kinds there are. */
export const families = {
  live: { make: liveWorld, kinds: liveKinds.map(({ kind }) => kind) },
  logs: { make: logWorld, kinds: ['none', ...logFaults.map(({ kind }) => kind)] },
} as const;

/** The worlds of these seeds, made as they are asked for. */
export function* worldsOf(family: World['family'], seeds: readonly number[]): Generator<World> {
  for (const seed of seeds) yield families[family].make(seed);
}
