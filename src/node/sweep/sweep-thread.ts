import { parentPort, workerData } from 'node:worker_threads';
import { Looker, type LookSettings } from './looker.ts';
import type { Sighting } from './sighting.ts';
import type { Job } from './swept-of.ts';

/** What a thread answers: hosts with the numbers of their targets, and how many connections it may have at a time. */
export interface ThreadReport {
  readonly seen: readonly (readonly [index: number, sighting: Sighting])[];
  readonly most: number;
}

const port = parentPort;
if (port !== null) {
  // Only crew.ts starts it, with exactly these.
  const settings = workerData as LookSettings;
  let seen: [number, Sighting][] = [];
  const report = () => {
    const said: ThreadReport = { seen, most: looker.most };
    port.postMessage(said);
    seen = [];
  };
  const looker = new Looker(settings, (index, one) => {
    // Together with all that comes in the same turn of the loop.
    if (seen.length === 0) setTimeout(report, GATHER_MS);
    seen.push([index, one]);
  });
  port.on('message', (jobs: readonly Job[]) => {
    for (const job of jobs) looker.look(job);
  });
}

const GATHER_MS = 25;
