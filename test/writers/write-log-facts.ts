import { timesOf } from '../../src/core/facts/event-times.ts';
import { isoOf, millisOf } from '../../src/core/facts/time.ts';
import type { FactTypes } from '../../src/core/facts/vocabulary.ts';

type Group = FactTypes['serverAttempts']['groups'][number];
type Kind = FactTypes['eventActivity']['kinds'][number];
type Log = FactTypes['eventActivity']['logs'][number];

export const sessions = 'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational';

/** "12 14:02" or "12 14:02:30": a moment of November 2026 in UTC, in milliseconds since 1970. */
export function on(dayAndTime: string): number {
  const [day = '', time = ''] = dayAndTime.split(' ');
  return millisOf(`2026-11-${day.padStart(2, '0')}T${time.length === 5 ? `${time}:00` : time}Z`);
}

/** Moments at a steady pace, the first one included. */
export function every(minutes: number, from: string, until: string): readonly number[] {
  const moments: number[] = [];
  for (let at = on(from); at < on(until); at += minutes * 60_000) moments.push(at);
  return moments;
}

/** Attempts of one person from one place that ended alike. */
export function tries(far: Group['far'], moments: readonly number[], who: Partial<Group> = {}): Group {
  return { computer: 'SRV01', far, ...span(moments), ...who };
}

/** Events of one kind, errors of the System log where nothing else is said. */
export function events(
  provider: string,
  id: number,
  moments: readonly number[],
  more: Partial<Kind> = {},
): Kind {
  return { provider, id, level: 2, channel: 'System', computer: 'SRV01', ...span(moments), ...more };
}

/** A log of SRV01 that covers this time. */
export function log(channel: string, from: string, until: string, more: Partial<Log> = {}): Log {
  const spans = [{ first: isoOf(on(from)), last: isoOf(on(until)) }];
  return { channel, computer: 'SRV01', spans, records: 1_000, copies: 0, missing: 0, ...more };
}

/** Facts of a server whose System and session logs reach from the first of the month to `until`. */
export function logFacts(
  until: string,
  groups: readonly Group[],
  kinds: readonly Kind[] = [],
  logs: readonly Log[] = [log('System', '1 00:00', until), log(sessions, '1 00:00', until)],
): Pick<FactTypes, 'serverAttempts' | 'eventActivity'> {
  return {
    serverAttempts: { groups, left: 0 },
    eventActivity: { kinds, left: { kinds: 0, events: 0 }, logs },
  };
}

function span(moments: readonly number[]): Pick<Kind, 'count' | 'first' | 'last' | 'times'> {
  return {
    count: moments.length,
    first: isoOf(Math.min(...moments)),
    last: isoOf(Math.max(...moments)),
    times: timesOf(moments),
  };
}
