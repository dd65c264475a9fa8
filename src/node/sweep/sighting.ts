import { harmlessJson } from '../../core/bytes/harmless.ts';
import type { Swept } from '../../core/fleet/sweep/swept.ts';

/**
 * A host that was looked at, on its way to whoever counts, prints or keeps it: what is counted, and all of it as the line it
 * is printed as. One string is handed from thread to thread at a fraction of what the same in objects costs.
 */
export interface Sighting extends Pick<Swept, 'ending' | 'named' | 'odd'> {
  readonly json: string;
}

/** Puts what was seen into its line. */
export function sightingOf(swept: Swept): Sighting {
  const { ending, named, odd } = swept;
  return { ending, named, odd, json: harmlessJson(swept) };
}

/** What the line says, for the few that are looked at more closely. */
export function sweptIn({ json }: Sighting): Swept {
  // Written by `sightingOf` in this very process.
  return JSON.parse(json) as Swept;
}
