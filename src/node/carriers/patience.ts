import type { RunLimits } from './carrier.ts';

/** A clock that ends with a carrier's time or with Ctrl-C, and pauses that end with it too. */
export interface Patience {
  readonly signal: AbortSignal;
  /** Waits; false where the time was up before. */
  readonly pause: (ms: number) => Promise<boolean>;
  readonly why: () => string;
}

export function patienceFor({ timeoutMs, signal }: RunLimits): Patience {
  const both = timeLimit(timeoutMs, signal);
  return {
    signal: both,
    pause: (ms) =>
      new Promise((resolve) => {
        if (both.aborted) {
          resolve(false);
          return;
        }
        const done = () => {
          clearTimeout(timer);
          both.removeEventListener('abort', done);
          resolve(!both.aborted);
        };
        const timer = setTimeout(done, ms);
        both.addEventListener('abort', done);
      }),
    why: () => (signal?.aborted ? 'interrupted' : notThrough(timeoutMs)),
  };
}

/**
 * Fires after `ms`, or as soon as `with` does. AbortSignal.any over AbortSignal.timeout would do the same until a garbage
 * collection takes the timeout away (Node 20); a timer of our own stays.
 */
export function timeLimit(ms: number, other?: AbortSignal): AbortSignal {
  const stop = new AbortController();
  const end = () => {
    clearTimeout(timer);
    stop.abort(new Error('time is up'));
  };
  const timer = setTimeout(end, ms).unref();
  if (other?.aborted) end();
  else other?.addEventListener('abort', end, { once: true });
  return stop.signal;
}

/** How it is said that a carrier's time was up. */
export function notThrough(ms: number): string {
  return `not through after ${ms / 1000} s`;
}

/** Retry-After in milliseconds: seconds or a date, RFC 9110 10.2.3; bounded, so that no server can stop us for hours. */
export function retryAfterMs(value: string | null, now: number, otherwiseMs: number): number {
  if (value === null || value.trim() === '') return otherwiseMs;
  const seconds = Number(value);
  const ms = Number.isNaN(seconds) ? Date.parse(value) - now : seconds * 1_000;
  return Number.isNaN(ms) ? otherwiseMs : Math.min(Math.max(ms, 0), 120_000);
}
