import type { FactTypes } from '../../facts/vocabulary.ts';
import { isoOf, millisOf } from '../../facts/time.ts';
import { EventActivity, wholeKindBudget, type Occurrence } from './event-activity.ts';
import type { LoggedEvent } from './logged-event.ts';
import { SeenRecords, wholeBudget } from './seen-records.ts';

type Activity = FactTypes['eventActivity'];

/** An event at first sight: what it is, and which record of which log. */
export interface Sighting extends Occurrence {
  readonly channel: string;
  readonly computer: string;
  readonly recordId: number;
}

/** What became of an event that was met: a copy of one met before, counted, or its fields are wanted. */
export type Meeting = 'copy' | 'counted' | 'wanted';

interface Log {
  readonly channel: string;
  readonly computer: string;
  readonly activity: EventActivity;
  readonly seen: SeenRecords;
  readonly spans: { from: number; until: number }[];
  records: number;
  copies: number;
  /** Records whose numbers are known. */
  numbered: number;
}

/** Every log of a reading, by computer and channel, however many files it came in: what it holds over time, and what is there twice. */
export class LogLedger {
  readonly #logs = new Map<string, Map<string, Log>>();
  readonly #pages = wholeBudget();
  readonly #kinds = wholeKindBudget();
  #count = 0;

  /** Meets an event; where its fields are not wanted it is counted with what is known of it. */
  meets(event: Sighting): Meeting {
    const log = this.#log(event.computer, event.channel);
    if (log === undefined) return 'wanted';
    if (log.seen.meet(event.recordId, event.millis)) {
      log.copies += 1;
      return 'copy';
    }
    log.records += 1;
    log.numbered += 1;
    return log.activity.meets(event) ? 'wanted' : 'counted';
  }

  /** Counts an event whose fields are known. */
  add(event: LoggedEvent): void {
    this.#log(event.computer, event.channel)?.activity.add(event, millisOf(event.time));
  }

  /** Takes the true count of events of which only the newest were added. */
  raise(
    event: Pick<LoggedEvent, 'computer' | 'channel' | 'provider' | 'eventId'>,
    count: number,
    first: string,
  ): void {
    this.#log(event.computer, event.channel)?.activity.raise(
      event.provider,
      event.eventId,
      count,
      millisOf(first),
    );
  }

  /** Notes that a file covers this time of a log; times in milliseconds since 1970. */
  covers(computer: string, channel: string, from: number, until: number): void {
    const log = this.#log(computer, channel);
    if (log === undefined || !(from <= until)) return;
    log.spans.push({ from, until });
    if (log.spans.length > MOST_SPANS) for (const span of joined(log.spans.splice(0))) log.spans.push(span);
  }

  /** Whether the records of a log are known one by one for all of this time. */
  knows(computer: string, channel: string, first: string, last: string): boolean {
    const log = this.#logs.get(computer)?.get(channel);
    if (log === undefined || log.numbered === 0) return false;
    const [from, until] = [millisOf(first), millisOf(last)];
    return joined(log.spans).some((span) => span.from <= from + 1_000 && span.until >= until - 1_000);
  }

  /** The fact, of the wanted computers; undefined where no log was read. */
  finish(wanted: (computer: string) => boolean): Activity | undefined {
    const logs = [...this.#logs.values()]
      .flatMap((channels) => [...channels.values()])
      .filter(({ computer, spans }) => wanted(computer) && spans.length > 0);
    if (logs.length === 0) return undefined;
    const kinds = logs
      .flatMap(({ activity, channel, computer }) => activity.finish(channel, computer))
      .filter(({ times }) => times.buckets.length > 0)
      .toSorted((a, b) => weightOf(b) - weightOf(a) || (a.first < b.first ? 1 : -1));
    const rest = kinds.slice(MOST_KINDS);
    return {
      kinds: kinds.slice(0, MOST_KINDS),
      left: {
        kinds: this.#kinds.left.kinds + rest.length,
        events: this.#kinds.left.events + rest.reduce((sum, { count }) => sum + count, 0),
      },
      logs: logs.map(({ channel, computer, spans, records, copies, numbered, seen }) => ({
        channel,
        computer,
        spans: joined(spans).map(({ from, until }) => ({ first: isoOf(from), last: isoOf(until) })),
        records,
        copies,
        missing: Math.max(0, seen.span - numbered),
      })),
    };
  }

  #log(computer: string, channel: string): Log | undefined {
    const channels = this.#logs.get(computer);
    const known = channels?.get(channel);
    if (known !== undefined || this.#count >= MOST_LOGS) return known;
    this.#count += 1;
    const log: Log = {
      channel,
      computer,
      activity: new EventActivity(this.#kinds),
      seen: new SeenRecords(this.#pages),
      spans: [],
      records: 0,
      copies: 0,
      numbered: 0,
    };
    if (channels === undefined) this.#logs.set(computer, new Map([[channel, log]]));
    else channels.set(channel, log);
    return log;
  }
}

/** Spans in order, those that touch or overlap as one. */
function joined(spans: Log['spans']): Log['spans'] {
  const whole: Log['spans'] = [];
  for (const { from, until } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last !== undefined && from <= last.until) last.until = Math.max(last.until, until);
    else whole.push({ from, until });
  }
  return whole;
}

/** What is dropped first where there are too many kinds: what nobody knows and Windows calls information. */
function weightOf({ role, level }: Activity['kinds'][number]): number {
  return (role === undefined ? 0 : 2) + (level !== undefined && level >= 1 && level <= 3 ? 1 : 0);
}

const MOST_LOGS = 1_000;
const MOST_SPANS = 1_000;
const MOST_KINDS = 2_000;
