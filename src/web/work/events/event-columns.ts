import type { EventGlance } from '../../../core/evidence/evtx/peek-event.ts';
import { tellingEvent } from '../../../core/evidence/events/telling-events.ts';
import type { EventKind } from './event-query.ts';

/** Millions of records as four columns of numbers, twenty-four bytes a record, and the few hundred kinds they are of. */
export class EventColumns {
  millis = new Float64Array(FIRST);
  numbers = new Float64Array(FIRST);
  kindOf = new Uint32Array(FIRST);
  /** Where in its file a record is to be looked for, in pieces of 64 KiB. */
  near = new Uint32Array(FIRST);
  readonly kinds: EventKind[] = [];
  readonly counts: number[] = [];
  count = 0;
  /** The first record of each log. */
  readonly begins: number[] = [];
  readonly #byKey = new Map<string, number>();

  /** Takes one more record; false where there are more than are kept. */
  add(log: number, glance: EventGlance, near: number): boolean {
    if (this.count >= MOST_RECORDS) return false;
    if (this.count === this.millis.length) this.#grow();
    const kind = this.#kind(log, glance);
    const at = this.count;
    this.millis[at] = Number.isNaN(glance.millis) ? 0 : glance.millis;
    this.numbers[at] = glance.recordId;
    this.kindOf[at] = kind;
    this.near[at] = near;
    this.counts[kind] = (this.counts[kind] ?? 0) + 1;
    this.count += 1;
    return true;
  }

  #kind(log: number, { provider, eventId, level = 0, channel, computer }: EventGlance): number {
    const id = eventId & 0xffff;
    const key = `${log}\n${provider}\n${id}\n${level}\n${channel}\n${computer}`;
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    // A log of nothing but new kinds is no log; its further records are counted as one kind.
    if (this.kinds.length >= MOST_KINDS) return this.kinds.length - 1;
    const isTelling = tellingEvent(provider, eventId) !== undefined;
    this.kinds.push({ log, provider, id, level, channel, computer, isTelling });
    this.#byKey.set(key, this.kinds.length - 1);
    return this.kinds.length - 1;
  }

  #grow(): void {
    const length = Math.min(MOST_RECORDS, 2 * this.millis.length);
    this.millis = grown(this.millis, new Float64Array(length));
    this.numbers = grown(this.numbers, new Float64Array(length));
    this.kindOf = grown(this.kindOf, new Uint32Array(length));
    this.near = grown(this.near, new Uint32Array(length));
  }
}

function grown<T extends Float64Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

const FIRST = 4_096;
/** 480 MB of columns at most. */
const MOST_RECORDS = 20_000_000;
const MOST_KINDS = 50_000;
