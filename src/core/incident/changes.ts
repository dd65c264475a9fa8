import type { EventRole } from '../facts/event-activity.ts';
import { isoOf, millisOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { companyOf, isOnlyWithFailures, momentsWithin, type Company, type Moments } from './company.ts';
import { endOf, spansWithin, type Covered, type Span } from './coverage.ts';
import { kindsOf, type Kind } from './kinds.ts';
import {
  FEWEST_STRETCHES,
  LEAD,
  LONGEST_STRETCH,
  MOST_CHANGES,
  MOST_STRETCHES,
  SHORTEST_STRETCH,
} from './limits.ts';
import type { Onset } from './onset.ts';
import { compare, type Comparison } from './compare.ts';
import { firstsOf, noveltiesOf } from './novelties.ts';
import { cut, type Stretches } from './stretches.ts';

/** One kind of event, before the onset and since. */
export interface Change {
  readonly provider: string;
  readonly id: number;
  readonly key?: { readonly field: string; readonly text: string };
  readonly channel: string;
  readonly computer: string;
  readonly level?: number;
  readonly role?: EventRole;
  readonly change: Comparison['change'];
  /** Events and hours covered on each side of the onset. */
  readonly before: { readonly count: number; readonly hours: number };
  readonly since: { readonly count: number; readonly hours: number };
  /** The first event since the onset, or the last one where it stopped. */
  readonly at: string;
  /** The share of failed attempts, and of successful ones, that it came with; absent where that cannot be told. */
  readonly company?: Company;
  /** How telling, 0 and up; without unit, for order only. */
  readonly score: number;
  /** Fields of its newest event. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface Changes {
  readonly began: readonly Change[];
  readonly background: readonly Change[];
  readonly incomparable: readonly Change[];
}

/** What each kind of event did at the onset. Kinds are judged one by one, so that more of one changes nothing for another. */
export function changesAt(
  onset: Onset | undefined,
  facts: Partial<FactTypes>,
  moments: Moments,
  coverage: readonly Covered[],
): Changes {
  if (onset === undefined) return { began: [], background: [], incomparable: [] };
  const around = new Surroundings(onset, coverage);
  const kinds = kindsOf(facts);
  const firsts = firstsOf(kinds);
  const changes = kinds.flatMap((kind) => {
    const stretches = around.of(kind);
    const novelties = stretches === undefined ? 0 : noveltiesOf(kind, stretches, firsts);
    return stretches === undefined ? [] : changeOf(kind, stretches, onset, { moments, novelties });
  });
  const of = (...wanted: readonly Change['change'][]) =>
    changes
      .filter(({ change }) => wanted.includes(change))
      .toSorted((a, b) => b.score - a.score || (a.at < b.at ? -1 : 1))
      .slice(0, MOST_CHANGES);
  return {
    began: of('began', 'multiplied', 'stopped', 'withFailures', 'withItsLog'),
    background: of('usual'),
    incomparable: of('incomparable', 'withItsLog'),
  };
}

function changeOf(
  kind: Kind,
  stretches: Stretches,
  onset: Onset,
  { moments, novelties }: { readonly moments: Moments; readonly novelties: number },
): readonly Change[] {
  // A log that nothing else writes to begins with the trouble: then what came with which attempt is held against each other.
  const covered = stretches.before.length > 0 ? moments : momentsWithin(moments, stretches.since);
  const company = kind.exact ? companyOf(kind.times, covered) : undefined;
  const only = kind.exact && isOnlyWithFailures(kind.times, covered);
  const comparison = compare(kind, stretches, onset, { company, onlyWithFailures: only, novelties });
  if (comparison === undefined) return [];
  const { change, before, since, at, score } = comparison;
  const { provider, id, key, channel, computer, level, role, fieldsLast, fieldsFirst } = kind;
  return [
    {
      provider,
      id,
      ...(key === undefined ? {} : { key }),
      channel,
      computer,
      ...(level === undefined ? {} : { level }),
      ...(role === undefined ? {} : { role }),
      change,
      before: { count: before, hours: hoursOf(stretches.before) },
      since: { count: since, hours: hoursOf(stretches.since) },
      at: isoOf(at),
      ...(company === undefined ? {} : { company }),
      score,
      fields: fieldsLast ?? fieldsFirst ?? {},
    },
  ];
}

/** The stretches on both sides of the onset, of each log once. */
class Surroundings {
  readonly #known = new Map<string, Stretches | undefined>();
  readonly #onset: Onset;
  readonly #coverage: readonly Covered[];
  readonly #end: number;

  constructor(onset: Onset, coverage: readonly Covered[]) {
    this.#onset = onset;
    this.#coverage = coverage;
    this.#end =
      onset.until === undefined ? (endOf(coverage) ?? Number.POSITIVE_INFINITY) : millisOf(onset.until);
  }

  /** Undefined where the log of this kind does not reach the onset. */
  of({ channel, computer }: Kind): Stretches | undefined {
    const key = `${computer}|${channel}`;
    if (!this.#known.has(key)) this.#known.set(key, this.#cut(channel, computer));
    return this.#known.get(key);
  }

  #cut(channel: string, computer: string): Stretches | undefined {
    const spans = this.#coverage
      .filter((log) => log.computer === computer && (channel === '' || log.channel === channel))
      .flatMap((log) => log.spans);
    const by = millisOf(this.#onset.by);
    const change = Math.min(this.#onset.after === undefined ? by : millisOf(this.#onset.after), by) - LEAD;
    const until = Math.min(this.#end, by + LONGEST_STRETCH) + 1;
    const since = spansWithin(spans, change, until);
    if (since.length === 0) return undefined;
    const before = spansWithin(spans, Number.NEGATIVE_INFINITY, change);
    const length = Math.max(SHORTEST_STRETCH, Math.min(lengthOf(since), lengthOf(before) / FEWEST_STRETCHES));
    return cut(before, since, length, MOST_STRETCHES);
  }
}

const lengthOf = (spans: readonly Span[]) => spans.reduce((sum, { from, until }) => sum + until - from, 0);
const hoursOf = (spans: readonly Span[]) => Math.round(lengthOf(spans) / 36_000) / 100;
