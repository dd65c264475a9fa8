import { liveWorld } from './live/live-worlds.ts';
import { logWorld } from './logs/log-worlds.ts';
import type { World } from './world.ts';

/** `count` worlds of a family, from this seed on. */
export function worldsOf(family: World['family'], seed: number, count: number): readonly World[] {
  const make = family === 'live' ? liveWorld : logWorld;
  return Array.from({ length: count }, (_, i) => make(seed + i));
}
