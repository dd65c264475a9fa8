import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker, type ResourceLimits } from 'node:worker_threads';
import { Looker, type LookSettings, type Told } from './looker.ts';
import type { Job } from './swept-of.ts';
import type { ThreadReport } from './sweep-thread.ts';

/** Whoever looks at hosts: this thread where they are few, else one or more beside it. */
export interface Crew {
  /** How many more it takes now. */
  readonly room: () => number;
  readonly busy: () => number;
  /** Hands jobs over; what was found is told one by one. */
  readonly give: (jobs: readonly Job[]) => void;
  /** The most connections at a time that the system was found to bear. */
  readonly most: () => number;
  readonly close: () => Promise<void>;
}

export interface CrewHooks {
  readonly told: Told;
  readonly broken: (error: Error) => void;
}

/** Starts so many threads, each with its share of the connections; with none, or where the sources are not built, this thread looks. */
export function startCrew(settings: LookSettings, threads: number, hooks: CrewHooks): Crew {
  const script = fileURLToPath(new URL('./sweep-thread.js', import.meta.url));
  if (threads === 0 || !existsSync(script)) return here(settings, hooks);
  const own = ownSettings(settings, Math.max(1, Math.floor(settings.atOnce / threads)));
  const limits = memoryFor(own.atOnce, threads);
  const start = () => new Worker(script, { workerData: own, resourceLimits: limits });
  const members = Array.from({ length: threads }, () => member(start(), own.atOnce, hooks));
  const roomiest = () => members.reduce((best, each) => (each.room() > best.room() ? each : best));
  return {
    room: () => members.reduce((sum, each) => sum + each.room(), 0),
    busy: () => members.reduce((sum, each) => sum + each.busy(), 0),
    give(jobs) {
      const share = Math.ceil(jobs.length / members.length);
      for (let at = 0; at < jobs.length; at += share) roomiest().give(jobs.slice(at, at + share));
    },
    most: () => members.reduce((sum, each) => sum + each.most(), 0),
    close: async () => void (await Promise.all(members.map((each) => each.close()))),
  };
}

/** Only what a thread can be handed. */
function ownSettings({ timeoutMs, names, expectations }: LookSettings, atOnce: number): LookSettings {
  return { timeoutMs, atOnce, names, expectations };
}

function here(settings: LookSettings, { told }: CrewHooks): Crew {
  let busy = 0;
  const looker = new Looker(settings, (index, sighting) => {
    busy -= 1;
    told(index, sighting);
  });
  return {
    room: () => looker.most - busy,
    busy: () => busy,
    give(jobs) {
      busy += jobs.length;
      for (const job of jobs) looker.look(job);
    },
    most: () => looker.most,
    close: async () => looker.close(),
  };
}

function member(thread: Worker, atOnce: number, { told, broken }: CrewHooks): Crew {
  let busy = 0;
  let most = atOnce;
  thread.on('message', (report: ThreadReport) => {
    ({ most } = report);
    busy -= report.seen.length;
    for (const [index, sighting] of report.seen) told(index, sighting);
  });
  thread.on('error', broken);
  return {
    room: () => most - busy,
    busy: () => busy,
    give(jobs) {
      busy += jobs.length;
      thread.postMessage(jobs);
    },
    most: () => most,
    close: async () => void (await thread.terminate()),
  };
}

/**
 * Most of what a look makes is garbage at once: with less room there is less of it at a time. This thread itself would take
 * 100 MB more, since only the room of others can be set.
 */
function memoryFor(atOnce: number, threads: number): ResourceLimits {
  return {
    maxYoungGenerationSizeMb: Math.max(8, Math.floor(24 / threads)),
    maxOldGenerationSizeMb: 128 + Math.ceil(atOnce / 50),
  };
}
