import { shortProvider } from '../facts/provider-names.ts';
import { isoOf, millisOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { endOf, type Covered } from './coverage.ts';
import { kindsOf, type Kind } from './kinds.ts';
import { CRASHES, MULTIPLE, RECENT, RESTARTS, SAME_CRASH, TROUBLE } from './limits.ts';
import type { Onset } from './onset.ts';
import { changeOf, sum } from './share-onset.ts';

/** Sessions that begin and end without their person, more often than before; times are ISO 8601. */
export interface Breaks {
  /** The last end before that a person chose; absent where none is known. */
  readonly after?: string;
  readonly by: string;
  readonly last: string;
  readonly count: number;
  /** What tells it: LocalSessionManager 40, the client's log, starts after unexpected stops, or starts that became frequent. */
  readonly told: 'server' | 'client' | 'crashes' | 'restarts';
  /** Reasons of LSM 40, or codes of the client, the most frequent first; none where the machine stopped. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
}

interface End {
  readonly at: number;
  readonly count: number;
  readonly outcome: 'worked' | 'failed';
  readonly reason: string;
}

/** Whether sessions break off at the end of the logs; undefined where they do not, or did so just as often before. */
export function breaksOf(facts: Partial<FactTypes>, coverage: readonly Covered[]): Breaks | undefined {
  const kinds = kindsOf(facts);
  const end = endOf(coverage) ?? Number.POSITIVE_INFINITY;
  return (
    crashes(kinds, end) ??
    changed(endsOfServer(kinds), 'server', end) ??
    changed(endsOfClient(facts), 'client', end) ??
    restarts(kinds, end)
  );
}

/** The onset that breaks make. */
export function onsetOfBreaks({ after, by, count }: Breaks): Onset {
  return { ...(after === undefined ? {} : { after }), by, how: 'breaks', failures: count, of: [] };
}

function changed(ends: readonly End[], told: Breaks['told'], end: number): Breaks | undefined {
  const sorted = ends.toSorted((a, b) => a.at - b.at);
  const change = changeOf(sorted);
  // Where it was always like that, people close the window instead of signing out.
  if (change === undefined || change === 0) return undefined;
  const since = sorted.slice(change);
  const broken = since.filter(({ outcome }) => outcome === 'failed');
  const last = broken.at(-1);
  if (last === undefined || sum(broken) < TROUBLE || sum(broken) < sum(since) / 2) return undefined;
  if (end - last.at > RECENT) return undefined;
  const before = sorted[change - 1];
  return {
    ...(before === undefined ? {} : { after: isoOf(before.at) }),
    by: isoOf(broken[0]!.at),
    last: isoOf(last.at),
    count: sum(broken),
    told,
    reasons: reasonsOf(broken),
  };
}

function crashes(kinds: readonly Kind[], end: number): Breaks | undefined {
  const starts = momentsOf(kinds, unexpectedStops).filter((at) => end - at <= RECENT);
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined || starts.length < CRASHES) return undefined;
  return { by: isoOf(first), last: isoOf(last), count: starts.length, told: 'crashes', reasons: [] };
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
    by: isoOf(first),
    last: isoOf(last),
    count: recent.length,
    told: 'restarts',
    reasons: [],
  };
}

/** When any of these events came; several providers tell of one start. */
function momentsOf(kinds: readonly Kind[], which: ReadonlySet<string>): readonly number[] {
  const times = kinds
    .filter(({ provider, id }) => which.has(`${provider.toLowerCase()} ${id}`))
    .flatMap(timesIn)
    .map(({ at }) => at)
    .toSorted((a, b) => a - b)
    .slice(-MOST_STARTS);
  return times.filter((at, i) => i === 0 || at - times[i - 1]! > SAME_CRASH);
}

function endsOfServer(kinds: readonly Kind[]): readonly End[] {
  return kinds
    .filter(({ provider, id }) => id === 40 && shortProvider(provider) === 'lsm')
    .flatMap((kind) => {
      const reason = kind.key?.text ?? kind.fieldsLast?.['Reason'] ?? '0';
      const outcome = byPerson.has(reason) ? ('worked' as const) : ('failed' as const);
      return timesIn(kind).map((time) => ({ ...time, outcome, reason }));
    });
}

function endsOfClient({ clientAttempts = [] }: Partial<FactTypes>): readonly End[] {
  return clientAttempts
    .filter(({ began, code }) => began && code !== undefined)
    .map(({ at, code = 0 }) => ({
      at: millisOf(at),
      count: 1,
      outcome: ordinary.has(code) ? ('worked' as const) : ('failed' as const),
      reason: String(code),
    }));
}

const timesIn = ({ times: { width, buckets, counts } }: Kind) =>
  buckets.map((bucket, i) => ({ at: bucket * width * 1_000, count: counts[i] ?? 1 }));

function reasonsOf(broken: readonly End[]): Breaks['reasons'] {
  const counts = new Map<string, number>();
  for (const { reason, count } of broken) counts.set(reason, (counts.get(reason) ?? 0) + count);
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MOST_REASONS);
}

/** LSM 40: disconnected from within the session, signed out; the numbers are those of the error info. */
const byPerson: ReadonlySet<string> = new Set(['11', '12']);
/** RDPClient 1026: no information, ended here, ended by the person there, ended by the server (no error in itself). */
const ordinary: ReadonlySet<number> = new Set([0, 1, 2, 3]);
const unexpectedStops: ReadonlySet<string> = new Set([
  'microsoft-windows-kernel-power 41',
  'eventlog 6008',
  'microsoft-windows-wer-systemerrorreporting 1001',
]);
const starting: ReadonlySet<string> = new Set(['eventlog 6005', 'microsoft-windows-kernel-general 12']);
const MOST_REASONS = 5;
const MOST_STARTS = 1_000;
