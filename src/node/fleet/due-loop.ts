import type { Clock } from '../../app/clock.ts';
import type { Queue } from '../../app/queue.ts';
import type { Store } from '../../app/store.ts';
import { isoOf } from '../../core/facts/time.ts';
import type { Check } from '../../core/fleet/check.ts';
import { dueAt, paced, rateOf, watchesOf, type Watch } from '../../core/fleet/schedule.ts';
import { bellOf } from './bell.ts';
import { jobIdOf } from './job-id.ts';
import { pastsIn, type Pasts } from './pasts.ts';
import type { Outage } from './outage.ts';
import { steadily, withinMs } from './steadily.ts';

export interface DueLoopParts {
  readonly store: Pick<Store, 'hosts' | 'checks'>;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly outage: Outage;
  /** Checks a second while many are late; by itself twice what is needed. */
  readonly atMost?: number;
}

export interface DueLoop {
  /** A check that was made: when its host is due again follows from it. */
  readonly learn: (check: Check) => void;
  /** Reads the hosts again at once. */
  readonly refresh: () => void;
  readonly stop: () => Promise<void>;
}

/** Asks for each check as it becomes due. Several may run side by side: a check that is due has one id, whoever asks. */
export function startDueLoop({ store, queue, clock, outage, atMost }: DueLoopParts): DueLoop {
  const bell = bellOf(clock);
  const stopping = new AbortController();
  const surely = steadily(clock, stopping.signal, outage);
  const pasts = pastsIn(store.checks);
  /** When the newest check that was asked for became due. */
  const asked = new Map<string, number>();
  let watches: readonly Watch[] = [];
  let pace = { tokens: 1, at: clock.now() };
  let readAt = -Infinity;

  const read = async () => {
    watches = watchesOf(await store.hosts.all());
    for (const check of await store.checks.latest()) pasts.learn(check);
    const watched = new Set(watches.map(({ host, vantage }) => keyOf(host.target, vantage)));
    pasts.keep((host, vantage) => watched.has(keyOf(host, vantage)));
    for (const key of asked.keys()) if (!watched.has(key)) asked.delete(key);
    readAt = clock.now();
  };

  const askFor = async ({ host, vantage }: Watch, at: number) => {
    const { target } = host;
    const due = isoOf(at);
    const last = pasts.of(target, vantage)?.startedAt ?? 0;
    const id = jobIdOf(target, vantage, due, last > clock.now() ? isoOf(last) : '');
    await surely('ask for a check', () => queue.add({ id, host: target, vantage, dueAt: due }));
    asked.set(keyOf(target, vantage), at);
  };

  const turn = async () => {
    if (Math.abs(clock.now() - readAt) >= REREAD_MS) await surely('read the hosts', read);
    await surely('read past checks', pasts.recall);
    pace = paced(pace, atMost ?? rateOf(watches), clock.now());
    const { late, next } = dueNow(watches, pasts, asked, clock.now());
    const now = late.slice(0, Math.floor(pace.tokens));
    for (let i = 0; i < now.length && !stopping.signal.aborted; i += ASKED_AT_ONCE)
      await Promise.all(now.slice(i, i + ASKED_AT_ONCE).map(({ watch, at }) => askFor(watch, at)));
    pace = { ...pace, tokens: pace.tokens - now.length };
    return late.length > now.length ? SOON : next - clock.now();
  };

  const looping = (async () => {
    while (!stopping.signal.aborted) {
      const wait = await turn();
      await bell.wait(Math.min(Math.max(wait, SOON), LONGEST_WAIT));
    }
  })();
  return {
    learn: pasts.learn,
    refresh() {
      readAt = -Infinity;
      bell.ring();
    },
    async stop() {
      stopping.abort();
      bell.ring();
      await withinMs(clock, STOPPING, looping);
    },
  };
}

/** What is due and was not asked for yet, the longest overdue first; and when the next will be. */
function dueNow(watches: readonly Watch[], pasts: Pasts, asked: ReadonlyMap<string, number>, now: number) {
  const late: { readonly watch: Watch; readonly at: number }[] = [];
  let next = Infinity;
  for (const watch of watches) {
    const { target } = watch.host;
    const at = dueAt(watch, pasts.of(target, watch.vantage), now);
    if (at > now) next = Math.min(next, at);
    else if (asked.get(keyOf(target, watch.vantage)) !== at) late.push({ watch, at });
  }
  return { late: late.toSorted((a, b) => a.at - b.at), next };
}

function keyOf(host: string, vantage: string): string {
  return `${host}\n${vantage}`;
}

const ASKED_AT_ONCE = 16;
const STOPPING = 1_500;
const REREAD_MS = 20_000;
const SOON = 500;
const LONGEST_WAIT = 5_000;
