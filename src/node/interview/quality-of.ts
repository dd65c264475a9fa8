import { isMeasured, type Timed } from '../../core/facts/standstill.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { Attempt } from './attempt.ts';

/**
 * Success ratio of the same request with its interval, and what connect times tell of lost packets; those in which this machine
 * stood still tell nothing.
 */
export function qualityOf(
  completions: readonly boolean[],
  connects: readonly Timed[],
): FactTypes['connectionQuality'] {
  const completed = completions.filter(Boolean).length;
  const stoodStill = connects
    .filter((timed) => !isMeasured(timed))
    .reduce((sum, { stoodStillMs = 0 }) => sum + stoodStillMs, 0);
  const times = connects
    .filter(isMeasured)
    .map(({ ms }) => ms)
    .sort((a, b) => a - b);
  const [fastest] = times;
  const spread =
    fastest === undefined
      ? {}
      : { rttMs: { min: fastest, median: times[times.length >> 1]!, max: times.at(-1)! } };
  return {
    attempts: completions.length,
    completed,
    ...wilson(completed, completions.length),
    ...spread,
    ...(stoodStill > 0 ? { stoodStillMs: stoodStill } : {}),
    synRetransmissions: times.filter((ms) => isRetransmission(ms - (fastest ?? 0))).length,
  };
}

/** Wilson score interval at 95 %. */
export function wilson(successes: number, trials: number): { ratioLow: number; ratioHigh: number } {
  if (trials === 0) return { ratioLow: 0, ratioHigh: 1 };
  const z = 1.96;
  const p = successes / trials;
  const middle = p + (z * z) / (2 * trials);
  const half = z * Math.sqrt((p * (1 - p)) / trials + (z * z) / (4 * trials * trials));
  const whole = 1 + (z * z) / trials;
  const low = Math.max(0, (middle - half) / whole);
  const high = Math.min(1, (middle + half) / whole);
  return { ratioLow: Math.round(low * 1000) / 1000, ratioHigh: Math.round(high * 1000) / 1000 };
}

/**
 * A lost SYN is sent again after whole seconds: 1, 3 and 7 by RFC 6298, 1 to 5 by Linux from 6.5 on
 * (tcp_syn_linear_timeouts), 3 and 9 by older Windows. What is merely slow seldom takes whole seconds.
 */
function isRetransmission(extraMs: number): boolean {
  return extraMs >= 900 && (extraMs + 100) % 1_000 <= 400;
}

/**
 * Of connections with the same request, which completed: where one went the whole way of a client, those that set out on it and
 * were cut did not; the others asked only for an answer.
 */
export function completed(alike: readonly Attempt[]): readonly boolean[] {
  // A logon goes further than the others and may end there by right.
  const isClient = ({ asClient, decisive }: Attempt) => asClient && decisive !== true;
  const live = alike.some((attempt) => isClient(attempt) && attempt.ending.by === 'us');
  return alike.map((attempt) =>
    live && isClient(attempt) ? attempt.ending.by === 'us' : negotiated(attempt),
  );
}

/** Whether a connection got an answer to its negotiation. */
function negotiated({ reached, ending }: Attempt): boolean {
  return reached !== 'connection' && (reached !== 'negotiation' || ['us', 'refusal'].includes(ending.by));
}
