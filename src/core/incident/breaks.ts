import { isoOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { endOf, type Covered } from './coverage.ts';
import { kindsOf, type Kind } from './kinds.ts';
import { CRASHES, MULTIPLE, OWN_RECENT, RECENT, RESTARTS, SAME_CRASH, TROUBLE } from './limits.ts';
import type { Onset } from './onset.ts';
import {
  endsOfClient,
  endsOfServer,
  momentsIn,
  mostOften,
  withoutHabits,
  type SessionEnd,
} from './session-end.ts';
import { changeOf, isMoreSince, sum } from './share-onset.ts';

/** Sessions that begin and end without their person, more often than before; times are ISO 8601. */
export interface Breaks {
  /** The last end before that a person chose; absent where none is known. */
  readonly after?: string;
  readonly by: string;
  readonly last: string;
  readonly count: number;
  /**
   * What tells it: LocalSessionManager (more ends without their person than before, people who are back within minutes, or one
   * person's sessions that lasted before and are now cut within minutes),
   * the client's log, starts after unexpected stops, or starts that became frequent.
   */
  readonly told: 'server' | 'returns' | 'shortened' | 'client' | 'crashes' | 'restarts';
  /** Whose sessions, the most broken ones first; empty where that is not known. */
  readonly of: readonly { readonly user: string; readonly count: number }[];
  /** Reasons of LSM 40, or codes of the client, the most frequent first; none where the machine stopped. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
}

/** Whether sessions break off at the end of the logs; undefined where they do not, or did so just as often before. */
export function breaksOf(facts: Partial<FactTypes>, coverage: readonly Covered[]): Breaks | undefined {
  const kinds = kindsOf(facts);
  const end = endOf(coverage) ?? Number.POSITIVE_INFINITY;
  const server = endsOfServer(facts, kinds);
  const client = endsOfClient(facts);
  return (
    crashes(kinds, end) ??
    changed(withoutHabits(server), 'server', end) ??
    lately(withoutHabits(server), 'server', end) ??
    returns(server, end) ??
    shortened(server, end) ??
    changed(client, 'client', end) ??
    often(client, 'client', end) ??
    restarts(kinds, end)
  );
}

/** The onset that breaks make. */
export function onsetOfBreaks({ after, by, count }: Breaks): Onset {
  return { ...(after === undefined ? {} : { after }), by, how: 'breaks', failures: count, of: [] };
}

function changed(ends: readonly SessionEnd[], told: Breaks['told'], end: number): Breaks | undefined {
  const change = changeOf(ends);
  // Where it was always like that, people close the window instead of signing out.
  if (change === undefined || change === 0) return undefined;
  return since(ends, change, told, end);
}

/** More than before since the last days began: what comes and goes has no one moment of change. */
function lately(ends: readonly SessionEnd[], told: Breaks['told'], end: number): Breaks | undefined {
  const first = ends.findIndex(({ at, outcome }) => outcome === 'failed' && end - at <= RECENT);
  return first > 0 && isMoreSince(ends, first) ? since(ends, first, told, end) : undefined;
}

/** A line that breaks needs no time before it to be told from people who close the window: its person is back at once. */
function returns(ends: readonly SessionEnd[], end: number): Breaks | undefined {
  const users = new Set(ends.flatMap(({ back, user }) => (back === true ? (user ?? []) : [])));
  const all = ends.filter(({ user }) => user !== undefined && users.has(user));
  const groups = [
    all,
    ...[...users].slice(0, MOST_PEOPLE).map((user) => all.filter((one) => one.user === user)),
  ];
  for (const group of groups) {
    const only = group.map((one) => ({
      ...one,
      outcome: one.back === true ? one.outcome : ('worked' as const),
    }));
    const found = often(only, 'returns', end);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** One person's sessions are cut within minutes, which others' are not, nor hers before: a closed window ends those of any length. */
function shortened(ends: readonly SessionEnd[], end: number): Breaks | undefined {
  const users = new Set(ends.flatMap(({ short, user }) => (short === true ? (user ?? []) : [])));
  const all = ends.map((one) => ({
    ...one,
    outcome: one.short === true ? one.outcome : ('worked' as const),
  }));
  for (const user of [...users].slice(0, MOST_PEOPLE)) {
    const own = all.filter((one) => one.user === user);
    const others = all.filter((one) => one.user !== user);
    const first = own.findIndex(({ at, outcome }) => outcome === 'failed' && end - at <= OWN_RECENT);
    if (first < 0 || !isMoreSince([...others, ...own], others.length + first)) continue;
    const found = since(own, first, 'shortened', end, OWN_RECENT);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** At least half of the newest ends, however it was before. */
function often(ends: readonly SessionEnd[], told: Breaks['told'], end: number): Breaks | undefined {
  const first = ends.findIndex(({ at, outcome }) => outcome === 'failed' && end - at <= RECENT);
  return first < 0 ? undefined : since(ends, first, told, end);
}

function since(
  ends: readonly SessionEnd[],
  first: number,
  told: Breaks['told'],
  end: number,
  recent = RECENT,
): Breaks | undefined {
  const newest = ends.slice(first);
  const broken = newest.filter(({ outcome }) => outcome === 'failed');
  const last = broken.at(-1);
  if (last === undefined || sum(broken) < TROUBLE || sum(broken) < sum(newest) / 2) return undefined;
  if (end - last.at > recent) return undefined;
  const before = ends[first - 1];
  return {
    ...(before === undefined ? {} : { after: isoOf(before.at) }),
    by: isoOf(broken[0]!.at),
    last: isoOf(last.at),
    count: sum(broken),
    told,
    of: mostOften(broken, ({ user }) => user).map(([user, count]) => ({ user, count })),
    reasons: mostOften(broken, ({ reason }) => reason).map(([reason, count]) => ({ reason, count })),
  };
}

function crashes(kinds: readonly Kind[], end: number): Breaks | undefined {
  const starts = momentsOf(kinds, unexpectedStops).filter((at) => end - at <= RECENT);
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined || starts.length < CRASHES) return undefined;
  const by = isoOf(lastSignBefore(kinds, unexpectedStops, first));
  return { by, last: isoOf(last), count: starts.length, told: 'crashes', of: [], reasons: [] };
}

/** The last that a machine logged before it was down: why it went down stands there, however long it stayed off. */
function lastSignBefore(kinds: readonly Kind[], which: ReadonlySet<string>, start: number): number {
  const own = new Set(kinds.filter((kind) => isOneOf(kind, which)).map(({ computer }) => computer));
  const last = kinds
    .filter(({ computer }) => own.has(computer))
    .flatMap(({ times }) => momentsIn(times))
    .reduce((newest, { at }) => (at < start ? Math.max(newest, at) : newest), -Infinity);
  return start - last > RECENT ? start : last;
}

/** A machine that was started more often than ever before takes every session with it each time, however orderly. */
function restarts(kinds: readonly Kind[], end: number): Breaks | undefined {
  const all = momentsOf(kinds, starting);
  const recent = all.filter((at) => end - at <= RECENT);
  const before = all.filter((at) => end - at > RECENT);
  const busiest = before.reduce(
    (most, from) => Math.max(most, before.filter((at) => at >= from && at - from <= RECENT).length),
    0,
  );
  const [first, last] = [recent[0], recent.at(-1)];
  if (first === undefined || last === undefined || recent.length < RESTARTS) return undefined;
  if (recent.length < MULTIPLE * busiest) return undefined;
  const after = before.at(-1);
  return {
    ...(after === undefined ? {} : { after: isoOf(after) }),
    by: isoOf(lastSignBefore(kinds, starting, first)),
    last: isoOf(last),
    count: recent.length,
    told: 'restarts',
    of: [],
    reasons: [],
  };
}

/** When any of these events came; several providers tell of one start. */
function momentsOf(kinds: readonly Kind[], which: ReadonlySet<string>): readonly number[] {
  const times = kinds
    .filter((kind) => isOneOf(kind, which))
    .flatMap(({ times }) => momentsIn(times))
    .map(({ at }) => at)
    .toSorted((a, b) => a - b)
    .slice(-MOST_STARTS);
  return times.filter((at, i) => i === 0 || at - times[i - 1]! > SAME_CRASH);
}

function isOneOf({ provider, id }: Kind, which: ReadonlySet<string>): boolean {
  return which.has(`${provider.toLowerCase()} ${id}`);
}

const unexpectedStops: ReadonlySet<string> = new Set([
  'microsoft-windows-kernel-power 41',
  'eventlog 6008',
  'microsoft-windows-wer-systemerrorreporting 1001',
]);
const starting: ReadonlySet<string> = new Set(['eventlog 6005', 'microsoft-windows-kernel-general 12']);
const MOST_PEOPLE = 50;
const MOST_STARTS = 1_000;
