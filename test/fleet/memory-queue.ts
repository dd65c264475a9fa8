import type { Clock } from '../../src/app/clock.ts';
import type { Job, Queue } from '../../src/app/queue.ts';

interface Entry {
  readonly job: Job;
  readonly state: 'waiting' | 'running' | 'dead';
  /** When it may be claimed: after its lease, or after its pause. */
  readonly notBefore: number;
}

/** A queue without a database, for tests of what stands on one. */
export function memoryQueue(clock: Clock, leaseMs = 60_000, attempts = 5): Queue {
  const entries = new Map<string, Entry>();
  const listeners = new Set<() => void>();
  const wakeAll = () => {
    for (const wake of listeners) wake();
  };
  const again = (job: Job, notBefore: number) => {
    const tried = { ...job, attempt: job.attempt + 1 };
    entries.set(job.id, { job: tried, state: tried.attempt >= attempts ? 'dead' : 'waiting', notBefore });
  };
  /** Whose lease is over did not come back. */
  const expire = () => {
    for (const { job, state, notBefore } of entries.values())
      if (state === 'running' && notBefore <= clock.now()) again(job, clock.now());
  };
  return {
    async add(job) {
      const open = [...entries.values()].filter(({ state }) => state !== 'dead');
      const same = open.some(({ job: { host, vantage } }) => host === job.host && vantage === job.vantage);
      if (same || entries.has(job.id)) return false;
      entries.set(job.id, { job: { ...job, attempt: 0 }, state: 'waiting', notBefore: clock.now() });
      wakeAll();
      return true;
    },
    async claim(_worker, vantage, limit) {
      expire();
      const due = [...entries.values()]
        .filter(({ state, notBefore }) => state === 'waiting' && notBefore <= clock.now())
        .filter(({ job }) => job.vantage === vantage)
        .slice(0, limit);
      for (const { job } of due)
        entries.set(job.id, { job, state: 'running', notBefore: clock.now() + leaseMs });
      return due.map(({ job }) => job);
    },
    async finish(id) {
      entries.delete(id);
    },
    async fail(id) {
      const entry = entries.get(id);
      if (entry?.state === 'running') again(entry.job, clock.now() + 5_000 * 2 ** entry.job.attempt);
    },
    async depth() {
      const count = (wanted: Entry['state']) =>
        [...entries.values()].filter(({ state }) => state === wanted).length;
      return { waiting: count('waiting'), running: count('running'), dead: count('dead') };
    },
    onWork(wake) {
      listeners.add(wake);
      return () => void listeners.delete(wake);
    },
    async close() {
      listeners.clear();
    },
  };
}
