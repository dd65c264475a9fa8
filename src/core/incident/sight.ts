import { countBetween } from '../facts/event-times.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { endOf, type Covered, type Span } from './coverage.ts';
import { BEFORE_ATTEMPT, SAME_ATTEMPT } from './limits.ts';

/** What the logs would show at a moment (milliseconds since 1970), were it there. */
export interface Sight {
  /** Sessions that open. */
  readonly sessions: (at: number) => boolean;
  /** Any success of anybody. */
  readonly successes: (at: number) => boolean;
}

/** What these logs would show. */
export function sightOf(coverage: readonly Covered[], facts: Partial<FactTypes>): Sight {
  const ofSessions = within(coverage, sessions);
  const damaged = coverage.some(({ channel, missing }) => missing > 0 && sessions.test(channel));
  return {
    sessions: (at) => ofSessions(at) && (!damaged || holdsAnything(facts, at)),
    successes: within(coverage, successes),
  };
}

function within(coverage: readonly Covered[], channel: RegExp): (at: number) => boolean {
  const spans: readonly Span[] = coverage.flatMap((log) =>
    channel.test(log.channel) || log.channel === 'ForwardedEvents' ? untilExport(log, coverage) : [],
  );
  return (at) => spans.some(({ from, until }) => at >= from && at <= until);
}

// Logs of one computer are saved together: one that ends earlier was quiet from then on.
function untilExport({ spans, computer }: Covered, coverage: readonly Covered[]): readonly Span[] {
  const end = endOf(coverage.filter((log) => log.computer === computer));
  return spans.map((span, i) =>
    i === spans.length - 1 ? { from: span.from, until: Math.max(span.until, end ?? span.until) } : span,
  );
}

// A log with holes shows no more than what it holds: an attempt that falls into a hole left nothing in it.
function holdsAnything({ eventActivity }: Partial<FactTypes>, at: number): boolean {
  return (eventActivity?.kinds ?? []).some(
    ({ channel, times }) =>
      sessions.test(channel) && countBetween(times, at - BEFORE_ATTEMPT, at + SAME_ATTEMPT) > 0,
  );
}

const sessions = /LocalSessionManager\/Operational$/i;
const successes = /(LocalSessionManager|RemoteConnectionManager)\/Operational$|^Security$/i;
