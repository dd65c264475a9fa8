import type { FactTypes } from '../../facts/vocabulary.ts';
import { isoOf } from '../../facts/time.ts';
import { eventKey, type EventKey } from './event-key.ts';
import { EventHistogram } from './event-histogram.ts';
import { keptFields } from './kept-fields.ts';
import type { LoggedEvent } from './logged-event.ts';
import { tellingEvent } from './telling-events.ts';

type Kind = FactTypes['eventActivity']['kinds'][number];

/** What every event says of itself; `millis` since 1970. */
export interface Occurrence {
  readonly provider: string;
  readonly eventId: number;
  readonly level: number | undefined;
  readonly millis: number;
}

interface Counting {
  readonly key: EventKey | undefined;
  readonly level: number | undefined;
  readonly times: EventHistogram;
  count: number;
  first: number;
  last: number;
  fieldsFirst: Readonly<Record<string, string>> | undefined;
  fieldsLast: Readonly<Record<string, string>> | undefined;
  fieldsAt: number;
}

/** All events of one provider and id in one log. */
interface Counted {
  readonly provider: string;
  readonly id: number;
  readonly telling: boolean;
  /** Whether a field tells kinds of it apart, as far as the events that were read whole show. */
  keyed: boolean;
  met: number;
  readonly kinds: Map<string, Counting>;
}

/** How many more kinds of events all logs of one reading together may hold, and what came when there was no more room. */
export interface KindBudget {
  kinds: number;
  left: { kinds: number; events: number };
}

/** Room for twenty thousand kinds: 128 buckets each, 40 MB at most. */
export const wholeKindBudget = (): KindBudget => ({ kinds: 20_000, left: { kinds: 0, events: 0 } });

/** Counts every event of one log over time, whatever it is; only few of those that nobody knows are read whole. */
export class EventActivity {
  readonly #providers = new Map<string, Map<number, Counted>>();
  readonly #budget: KindBudget;

  constructor(budget: KindBudget) {
    this.#budget = budget;
  }

  /** Whether the fields of this event are wanted; where they are not it is counted with what is known of it. */
  meets(event: Occurrence): boolean {
    const counted = this.#of(event.provider, event.eventId);
    counted.met += 1;
    if (counted.telling || counted.keyed || counted.met <= LEARNING || counted.met % SAMPLING === 0)
      return true;
    this.#count(counted, undefined, event);
    return false;
  }

  /** Counts an event whose fields are known. */
  add(event: LoggedEvent, millis: number): void {
    const counted = this.#of(event.provider, event.eventId);
    const key = eventKey(event.provider, event.eventId, event.fields);
    if (key !== undefined) counted.keyed = true;
    const { provider, eventId, level } = event;
    const counting = this.#count(counted, key, { provider, eventId, level, millis });
    if (counting === undefined) return;
    if (counting.fieldsFirst === undefined) counting.fieldsFirst = keptFields(event.fields);
    if (millis >= counting.fieldsAt) {
      counting.fieldsAt = millis;
      counting.fieldsLast = event.fields;
    }
  }

  /** Takes the true count of events of which the newest were added one by one. */
  raise(provider: string, eventId: number, count: number, first: number): void {
    const counted = this.#of(provider, eventId);
    const added = [...counted.kinds.values()].reduce((sum, kind) => sum + kind.count, 0);
    const oldest = [...counted.kinds.values()].toSorted((a, b) => a.first - b.first)[0];
    if (oldest === undefined || count <= added) return;
    oldest.count += count - added;
    if (first < oldest.first) oldest.first = first;
  }

  finish(channel: string, computer: string): readonly Kind[] {
    return [...this.#providers.values()].flatMap((ids) =>
      [...ids.values()].flatMap((counted) =>
        [...counted.kinds.values()].map((counting) => kindOf(counted, counting, channel, computer)),
      ),
    );
  }

  #of(provider: string, eventId: number): Counted {
    const id = eventId & 0xffff;
    let ids = this.#providers.get(provider);
    if (ids === undefined) this.#providers.set(provider, (ids = new Map()));
    let counted = ids.get(id);
    if (counted === undefined) {
      const telling = tellingEvent(provider, id) !== undefined;
      ids.set(id, (counted = { provider, id, telling, keyed: false, met: 0, kinds: new Map() }));
    }
    return counted;
  }

  #count(counted: Counted, key: EventKey | undefined, { level, millis }: Occurrence): Counting | undefined {
    const name = key === undefined ? '' : `${key.field}=${key.text}`;
    const counting = counted.kinds.get(name) ?? this.#begin(counted, key, level);
    if (counting === undefined) {
      this.#budget.left.events += 1;
      return undefined;
    }
    counting.count += 1;
    if (Number.isNaN(millis)) return counting;
    counting.times.add(millis);
    if (millis < counting.first) counting.first = millis;
    if (millis > counting.last) counting.last = millis;
    return counting;
  }

  // Values without end, such as a counter that a provider calls Reason, make no kinds of their own.
  #begin(counted: Counted, key: EventKey | undefined, level: number | undefined): Counting | undefined {
    const crowded = counted.kinds.size >= MOST_KEYS;
    const rest = crowded ? counted.kinds.get('') : undefined;
    if (rest !== undefined) return rest;
    if (this.#budget.kinds <= 0) {
      this.#budget.left.kinds += 1;
      return undefined;
    }
    this.#budget.kinds -= 1;
    const own = crowded ? undefined : key;
    const counting: Counting = {
      key: own,
      level,
      times: new EventHistogram(),
      count: 0,
      first: Number.POSITIVE_INFINITY,
      last: Number.NEGATIVE_INFINITY,
      fieldsFirst: undefined,
      fieldsLast: undefined,
      fieldsAt: Number.NEGATIVE_INFINITY,
    };
    counted.kinds.set(own === undefined ? '' : `${own.field}=${own.text}`, counting);
    return counting;
  }
}

function kindOf({ provider, id }: Counted, counting: Counting, channel: string, computer: string): Kind {
  const { key, level, count, first, last, times, fieldsFirst, fieldsLast } = counting;
  const role = tellingEvent(provider, id)?.role;
  const newest = fieldsLast === undefined ? undefined : keptFields(fieldsLast);
  const same = JSON.stringify(newest) === JSON.stringify(fieldsFirst);
  return {
    provider,
    id,
    ...(key === undefined ? {} : { key }),
    ...(level === undefined ? {} : { level }),
    channel,
    computer,
    ...(role === undefined ? {} : { role }),
    count,
    first: isoOf(first),
    last: isoOf(last),
    times: times.finish(),
    ...(fieldsFirst === undefined || same ? {} : { fieldsFirst }),
    ...(newest === undefined ? {} : { fieldsLast: newest }),
  };
}

/** So many events of an unknown id are read whole to learn whether a field tells kinds of it apart; afterwards one in sixteen. */
const LEARNING = 32;
const SAMPLING = 16;
const MOST_KEYS = 128;
