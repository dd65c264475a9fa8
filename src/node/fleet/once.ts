import type { Check } from '../../core/fleet/check.ts';
import { isoOf } from '../../core/facts/time.ts';
import { watchesOf } from '../../core/fleet/schedule.ts';
import { bellOf } from './bell.ts';
import { jobIdOf } from './job-id.ts';
import { outageOf } from './outage.ts';
import type { Tell } from './told.ts';
import { startWorker, type WorkerParts } from './worker.ts';

/** Looks at every watched host of this vantage point once, whoever else is looking at it, and is done. */
export async function watchOnce(
  parts: Omit<WorkerParts, 'outage'>,
  signal: AbortSignal,
): Promise<readonly Check[]> {
  const { store, queue, clock, vantage } = parts;
  const bell = bellOf(clock);
  const checks: Check[] = [];
  const here = watchesOf(await store.hosts.all()).filter((watch) => watch.vantage === vantage);
  const open = new Set(here.map(({ host }) => host.target));
  const unasked = new Set(open);
  const tell: Tell = (told) => {
    // Who asks once wants to see every host, also one that is as it was.
    parts.tell(told.kind === 'checked' ? { ...told, before: undefined } : told);
    if (told.kind === 'checked') checks.push(told.check);
    if (told.kind === 'checked') open.delete(told.check.host);
    if (told.kind === 'failed') open.delete(told.job.host);
    if (open.size === 0) bell.ring();
  };
  const worker = startWorker({ ...parts, tell, outage: outageOf(clock, parts.tell) });
  signal.addEventListener('abort', bell.ring);
  const dueAt = isoOf(clock.now());
  while (open.size > 0 && !signal.aborted) {
    // One that somebody else has in hand is asked for again, until it is done there.
    for (const host of unasked) {
      const job = { id: jobIdOf(host, vantage, dueAt, 'once'), host, vantage, dueAt };
      if (!open.has(host) || (await queue.add(job))) unasked.delete(host);
    }
    await bell.wait(AGAIN_MS);
  }
  await worker.stop(signal.aborted ? GRACE_MS : 0);
  return checks;
}

const AGAIN_MS = 1_000;
const GRACE_MS = 2_000;
