import type { Covered, Span } from './coverage.ts';

/** What the logs would show at a moment (milliseconds since 1970), were it there. */
export interface Sight {
  /** Sessions that open. */
  readonly sessions: (at: number) => boolean;
  /** Any success of anybody. */
  readonly successes: (at: number) => boolean;
}

/** What these logs would show. */
export function sightOf(coverage: readonly Covered[]): Sight {
  return {
    sessions: within(coverage, /LocalSessionManager\/Operational$/i),
    successes: within(coverage, successes),
  };
}

function within(coverage: readonly Covered[], channel: RegExp): (at: number) => boolean {
  const spans: readonly Span[] = coverage.flatMap((log) =>
    channel.test(log.channel) || log.channel === 'ForwardedEvents' ? log.spans : [],
  );
  return (at) => spans.some(({ from, until }) => at >= from && at <= until);
}

const successes = /(LocalSessionManager|RemoteConnectionManager)\/Operational$|^Security$/i;
