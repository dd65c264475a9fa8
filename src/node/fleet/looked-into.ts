import { areAlike } from '../../core/fleet/alike.ts';
import type { Check } from '../../core/fleet/check.ts';
import type { Host } from '../../core/fleet/host.ts';
import type { Notice } from '../../core/fleet/notice.ts';

/** What was worked out of each host, from which checks, and when. */
export interface LookedInto {
  /** Hosts to look into now, the most pressing first. */
  readonly due: (
    hosts: readonly Host[],
    newest: ReadonlyMap<string, readonly Check[]>,
    now: number,
  ) => readonly Host[];
  readonly learn: (host: Host, newest: readonly Check[], at: number, notices: readonly Notice[]) => void;
  readonly has: (host: string) => boolean;
  readonly notices: () => readonly Notice[];
  /** Forgets hosts that nobody watches any more. */
  readonly keep: (isWatched: (host: string) => boolean) => void;
}

interface Known {
  readonly newest: readonly Check[];
  /** So many checks in a row were like the one before them. */
  readonly alike: number;
  readonly at: number;
  readonly notices: readonly Notice[];
  readonly expect: Host['expect'];
  /** It is still to be looked into, with these checks. */
  readonly due?: Urgency;
}

/**
 * Working out a host reads weeks of its checks. So one that works, of which nothing is to be told and whose checks have
 * been alike for a while, is looked into once an hour; every other with each check.
 */
export function lookedInto(): LookedInto {
  const known = new Map<string, Known>();
  const urgencyOf = (host: Host, newest: readonly Check[], now: number): Urgency | undefined => {
    const before = known.get(host.target);
    if (before === undefined) return newest.some(fails) ? 'failing' : 'unknown';
    if (now - before.at > AGAIN_MS) return 'old';
    if (host.expect !== before.expect) return 'changed';
    if (areSame(before.newest, newest)) return before.due;
    const alike = areAlike(before.newest, newest) ? before.alike + 1 : 0;
    const { due: _before, ...rest } = before;
    const due = dueWith({ ...rest, newest, alike }, now);
    known.set(host.target, { ...rest, newest, alike, ...(due === undefined ? {} : { due }) });
    return due;
  };
  return {
    due(hosts, newest, now) {
      const byUrgency = new Map<Urgency, Host[]>(urgencies.map((urgency) => [urgency, []]));
      for (const host of hosts) {
        const seen = newest.get(host.target);
        if (seen === undefined) continue;
        const urgency = urgencyOf(host, seen, now);
        if (urgency !== undefined) byUrgency.get(urgency)?.push(host);
      }
      return [...byUrgency.values()].flat();
    },
    learn(host, newest, at, notices) {
      const { target, expect } = host;
      known.set(target, { newest, alike: known.get(target)?.alike ?? 0, at, notices, expect });
    },
    has: (host) => known.has(host),
    notices: () => [...known.values()].flatMap(({ notices }) => notices),
    keep(isWatched) {
      for (const host of known.keys()) if (!isWatched(host)) known.delete(host);
    },
  };
}

const urgencies = ['failing', 'changed', 'unknown', 'old'] as const;
type Urgency = (typeof urgencies)[number];

function dueWith({ newest, alike, notices, at }: Known, now: number): Urgency | undefined {
  if (newest.some(fails)) return 'failing';
  if (alike < SETTLED || notices.length > 0) return 'changed';
  return now - at >= UNCHANGED_MS ? 'old' : undefined;
}

function areSame(before: readonly Check[], after: readonly Check[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ id, rules }, i) => id === after[i]?.id && rules === after[i].rules)
  );
}

function fails({ snapshot }: Check): boolean {
  return snapshot.outcome === 'fails';
}

/** More than any notice waits for. */
const SETTLED = 6;
const UNCHANGED_MS = 3_600_000;
const AGAIN_MS = 6 * 3_600_000;
