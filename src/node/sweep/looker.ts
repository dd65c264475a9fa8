import type { Limits } from '../wire/limits.ts';
import { closerLooks, lookCloser, type Closer, type Wanted } from './closer-look.ts';
import { firstFlight, type FirstFlight } from './first-flight.ts';
import { Lane, type LaneLimits } from './lane.ts';
import type { Visited } from './errand.ts';
import { sightingOf, type Sighting } from './sighting.ts';
import { sweptOf, type Job } from './swept-of.ts';

/** How a thread looks, and what it looks for. */
export interface LookSettings extends LaneLimits, Wanted {}

/** A host that was looked at, by the number of its target. */
export type Told = (index: number, sighting: Sighting) => void;

interface Waiting {
  readonly job: Job;
  readonly visited: Extract<Visited<FirstFlight>, { opened: true }>;
  readonly looks: readonly (keyof Closer)[];
}

/** Looks at hosts: one quick connection each, and few at a time that need more. */
export class Looker {
  readonly #settings: LookSettings;
  readonly #told: Told;
  readonly #lane: Lane<FirstFlight>;
  readonly #stop = new AbortController();
  readonly #waiting: Waiting[] = [];
  #closer = 0;

  constructor(settings: LookSettings, told: Told) {
    this.#settings = settings;
    this.#told = told;
    this.#lane = new Lane(settings);
  }

  /** The most connections at a time that the system was found to bear. */
  get most(): number {
    return this.#lane.most;
  }

  look(job: Job): void {
    const { address, port, host } = job;
    this.#lane.send({
      address,
      port,
      say: () => firstFlight(host),
      told: (visited) => {
        const looks = visited.opened ? closerLooks(visited.result, this.#settings) : [];
        if (!visited.opened || looks.length === 0) return this.#finish(job, visited, {});
        this.#waiting.push({ job, visited, looks });
        return this.#next();
      },
    });
  }

  close(): void {
    this.#stop.abort();
    this.#waiting.length = 0;
    this.#lane.close();
  }

  #next(): void {
    while (this.#closer < CLOSER_AT_ONCE && !this.#stop.signal.aborted) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#closer += 1;
      void this.#lookCloser(next);
    }
  }

  async #lookCloser({ job, visited, looks }: Waiting): Promise<void> {
    const { timeoutMs, names } = this.#settings;
    const { signal } = this.#stop;
    const limits: Limits = { silenceMs: timeoutMs, totalMs: 2 * timeoutMs, maxBytes: MOST_BYTES, signal };
    const cookie = visited.result.negotiation.outcome !== 'accepted';
    const closer = await lookCloser(job, looks, limits, { names, cookie });
    this.#closer -= 1;
    if (signal.aborted) return;
    this.#finish(job, visited, closer);
    this.#next();
  }

  #finish(job: Job, visited: Visited<FirstFlight>, closer: Closer): void {
    const now = new Date().toISOString();
    const swept = sweptOf(job, visited, closer, this.#settings.expectations, now);
    this.#told(job.index, sightingOf(swept));
  }
}

/** A whole handshake costs some twenty times the quick look. */
const CLOSER_AT_ONCE = 32;
const MOST_BYTES = 4 * 1024 * 1024;
