import type { EventTimes } from '../facts/event-times.ts';
import { shortProvider } from '../facts/provider-names.ts';
import { millisOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import type { Kind } from './kinds.ts';

/** One end of a session, or several alike in one moment; `at` in milliseconds since 1970. */
export interface SessionEnd {
  readonly at: number;
  readonly count: number;
  /** `worked` where its person chose it. */
  readonly outcome: 'worked' | 'failed';
  /** LSM 40, or the code of the client; absent where none was logged. */
  readonly reason?: string;
  readonly user?: string;
  /** The same person was in a session again from the same place within minutes. */
  readonly back?: boolean;
  /** It was cut within a quarter of an hour. */
  readonly short?: true;
}

/** Ends as the session manager tells them, oldest first: session by session, or else by their reasons alone. */
export function endsOfServer(
  { serverAttempts }: Partial<FactTypes>,
  kinds: readonly Kind[],
): readonly SessionEnd[] {
  const ends = serverAttempts?.ends?.flatMap(ofGroup) ?? kinds.flatMap(ofReasons);
  return ends.toSorted((a, b) => a.at - b.at);
}

function ofGroup({
  how,
  reason,
  user,
  back,
  short,
  times,
}: NonNullable<FactTypes['serverAttempts']['ends']>[number]): readonly SessionEnd[] {
  return momentsIn(times).map((moment) => ({
    ...moment,
    outcome: how === 'chosen' ? 'worked' : 'failed',
    ...(reason === undefined ? {} : { reason }),
    ...(user === undefined ? {} : { user }),
    ...(back === undefined ? {} : { back: back === 'here' }),
    ...(short === undefined ? {} : { short }),
  }));
}

function ofReasons({ provider, id, key, fieldsLast, times }: Kind): readonly SessionEnd[] {
  if (id !== 40 || shortProvider(provider) !== 'lsm') return [];
  const reason = key?.text ?? fieldsLast?.['Reason'] ?? '0';
  const outcome = byPerson.has(reason) ? ('worked' as const) : ('failed' as const);
  return momentsIn(times).map((moment) => ({ ...moment, outcome, reason }));
}

/** Ends as the client's own log tells them, oldest first. */
export function endsOfClient({ clientAttempts = [] }: Partial<FactTypes>): readonly SessionEnd[] {
  return clientAttempts
    .filter(({ began, code }) => began && code !== undefined)
    .map(({ at, code = 0 }) => ({
      at: millisOf(at),
      count: 1,
      outcome: ordinary.has(code) ? ('worked' as const) : ('failed' as const),
      reason: String(code),
    }))
    .toSorted((a, b) => a.at - b.at);
}

/** Without those who never sign out: a window that is closed looks like a line that breaks. */
export function withoutHabits(ends: readonly SessionEnd[]): readonly SessionEnd[] {
  const choosing = new Set(ends.flatMap(({ user, outcome }) => (outcome === 'worked' ? (user ?? []) : [])));
  return ends.filter(({ user }) => user === undefined || choosing.has(user));
}

/** Values with how often each comes, the most frequent first; a few. */
export function mostOften(
  ends: readonly SessionEnd[],
  valueOf: (end: SessionEnd) => string | undefined,
): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const end of ends) {
    const value = valueOf(end);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + end.count);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, MOST_VALUES);
}

/** The moments of events over time. */
export function momentsIn({ width, buckets, counts }: EventTimes): readonly {
  readonly at: number;
  readonly count: number;
}[] {
  return buckets.map((bucket, i) => ({ at: bucket * width * 1_000, count: counts[i] ?? 1 }));
}

/** LSM 40: disconnected from within the session, signed out; the numbers are those of the error info. */
const byPerson: ReadonlySet<string> = new Set(['11', '12']);
/** RDPClient 1026: no information, ended here, ended by the person there, ended by the server (no error in itself). */
const ordinary: ReadonlySet<number> = new Set([0, 1, 2, 3]);
const MOST_VALUES = 5;
