import type { Clock } from '../../app/clock.ts';
import type { Job, Queue } from '../../app/queue.ts';
import type { Store } from '../../app/store.ts';
import type { CaseFile } from '../../core/facts/case-file.ts';
import type { Check } from '../../core/fleet/check.ts';
import type { Host } from '../../core/fleet/host.ts';
import { bellOf } from './bell.ts';
import { problemOf, type Outage } from './outage.ts';
import { steadily, withinMs } from './steadily.ts';
import type { Tell } from './told.ts';

/** What one look brought. */
export interface Looked {
  readonly check: Check;
  readonly file: CaseFile;
  /** One sentence: what is. */
  readonly headline: string;
}

/** Looks at the host of a job and judges; ends soon after its signal. */
export type Look = (job: Job, host: Host, signal: AbortSignal) => Promise<Looked>;

export interface WorkerParts {
  readonly queue: Queue;
  readonly store: Pick<Store, 'hosts' | 'checks'>;
  readonly clock: Clock;
  /** Of this process among all. */
  readonly name: string;
  /** From where it looks. */
  readonly vantage: string;
  readonly atOnce: number;
  readonly look: Look;
  readonly tell: Tell;
  readonly outage: Outage;
}

export interface Worker {
  /** Claims nothing more; lets what runs end for so long, then hands it back. */
  readonly stop: (graceMs: number) => Promise<void>;
}

/** Claims jobs, looks, stores and finishes, so many at once, until it is stopped. */
export function startWorker(parts: WorkerParts): Worker {
  const { queue, clock, name, vantage, atOnce, outage } = parts;
  const bell = bellOf(clock);
  const stopping = new AbortController();
  const handingBack = new AbortController();
  const running = new Set<Promise<void>>();
  const claims = steadily(clock, stopping.signal, outage);
  const endListening = queue.onWork(bell.ring);
  const start = (job: Job) => {
    const work = doJob(parts, job, handingBack.signal).finally(() => {
      running.delete(work);
      bell.ring();
    });
    running.add(work);
  };
  const claiming = (async () => {
    while (!stopping.signal.aborted) {
      const free = atOnce - running.size;
      const jobs =
        free > 0 ? ((await claims('ask for work', () => queue.claim(name, vantage, free))) ?? []) : [];
      jobs.forEach(start);
      if (jobs.length < free || free === 0) await bell.wait(POLL_MS);
    }
  })();
  return {
    async stop(graceMs) {
      stopping.abort();
      bell.ring();
      endListening();
      const cancel = clock.after(graceMs, () => handingBack.abort());
      const ended = claiming.then(() => Promise.all(running));
      await withinMs(clock, graceMs + HANDING_BACK, ended);
      cancel();
    },
  };
}

/** Stored, then told, then finished: whoever dies between leaves a job that comes back, and finds its check stored. */
async function doJob(parts: WorkerParts, job: Job, handBack: AbortSignal): Promise<void> {
  const { queue, store, clock, tell, outage } = parts;
  const surely = steadily(clock, handBack, outage);
  const found = await surely('read a host', async () => ({ host: await store.hosts.get(job.host) }));
  if (found === undefined) return;
  // Nobody watches it any more.
  if (found.host === undefined) {
    await surely('finish a check', () => queue.finish(job.id));
    return;
  }
  const { spelled } = found.host;
  const looked = await lookAt(parts, job, found.host, handBack);
  if ('problem' in looked) {
    if (!handBack.aborted) tell({ kind: 'failed', job, spelled, problem: looked.problem });
    await surely('hand a check back', () => queue.fail(job.id, looked.problem));
    return;
  }
  const { check, file, headline } = looked;
  const last = { host: check.host, vantage: check.vantage, limit: 1, newestFirst: true };
  const [before] = (await surely('read the last check', () => store.checks.of(last))) ?? [];
  const isNew = await surely('store a check', () => store.checks.add(check, file));
  if (isNew === undefined) return;
  if (isNew) tell({ kind: 'checked', check, spelled, headline, ...(before === undefined ? {} : { before }) });
  await surely('finish a check', () => queue.finish(job.id));
}

async function lookAt(
  { look, clock }: WorkerParts,
  job: Job,
  host: Host,
  handBack: AbortSignal,
): Promise<Looked | { readonly problem: string }> {
  const stop = new AbortController();
  const end = () => stop.abort();
  handBack.addEventListener('abort', end);
  const cancel = clock.after(LONGEST_LOOK, end);
  try {
    const looked = await look(job, host, stop.signal);
    // Half a look would be stored as if the host had not answered.
    return stop.signal.aborted ? { problem: 'was cut off' } : looked;
  } catch (error) {
    return { problem: problemOf(error) };
  } finally {
    cancel();
    handBack.removeEventListener('abort', end);
  }
}

/** The queue calls when there is work; this is for what it does not notice. */
const POLL_MS = 5_000;
/** What is not handed back by then comes back when its lease is over. */
const HANDING_BACK = 1_500;
/** Shorter than the lease of a job. */
const LONGEST_LOOK = 45_000;
