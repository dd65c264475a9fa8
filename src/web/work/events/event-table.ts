import { EventColumns } from './event-columns.ts';
import { kindFits, type EventQuery } from './event-query.ts';
import type { RecordLog } from './record-log.ts';
import type { WholeRecord } from './scan.ts';

/** All records of some logs, by time; asked with queries. Long work is a generator: whoever runs it may stop. */
export class EventTable {
  readonly logs: readonly RecordLog[];
  readonly columns = new EventColumns();
  isCut = false;
  #order: Uint32Array = new Uint32Array(0);
  #asked = '';
  #chosen: Uint32Array = new Uint32Array(0);

  constructor(logs: readonly RecordLog[]) {
    this.logs = logs;
  }

  /** Looks at every record once. */
  *build(): Generator<void> {
    for (const [log, source] of this.logs.entries()) {
      this.columns.begins.push(this.columns.count);
      yield* source.scan({
        wanted: (glance, near) => {
          if (!this.columns.add(log, glance, near)) this.isCut = true;
          return false;
        },
      });
    }
    this.#order = orderOf(this.columns);
  }

  /** The rows that a query asks for, the newest last. */
  *choose(query: EventQuery): Generator<void, Uint32Array> {
    const asked = JSON.stringify(query);
    if (asked === this.#asked) return this.#chosen;
    const { text = '', ...cheap } = query;
    const rows = this.#fitting(cheap);
    const chosen = text.trim() === '' ? rows : yield* this.#holding(rows, text.trim().toLowerCase());
    this.#asked = asked;
    this.#chosen = chosen;
    return chosen;
  }

  /** Reads the given rows whole, in the order of their logs. */
  *read(rows: Uint32Array, take: (row: number, whole: WholeRecord) => void): Generator<void> {
    const wanted = new Uint8Array(this.columns.count);
    for (const row of rows) wanted[row] = 1;
    for (const [log, source] of this.logs.entries()) {
      let next = this.columns.begins[log] ?? 0;
      let row = next;
      yield* source.scan({
        wanted: () => {
          row = next;
          next += 1;
          return wanted[row] === 1;
        },
        take: (whole) => take(row, whole),
      });
    }
  }

  #fitting(query: EventQuery): Uint32Array {
    const { kinds, kindOf, millis } = this.columns;
    const fits = Uint8Array.from(kinds, (kind) => (kindFits(kind, query) ? 1 : 0));
    const { from = -Infinity, until = Infinity } = query;
    const rows = new Uint32Array(this.#order.length);
    let count = 0;
    for (const row of this.#order) {
      const at = millis[row]!;
      if (fits[kindOf[row]!] === 1 && at >= from && at <= until) {
        rows[count] = row;
        count += 1;
      }
    }
    return rows.slice(0, count);
  }

  /** Those whose values hold a text: they have to be read. */
  *#holding(rows: Uint32Array, text: string): Generator<void, Uint32Array> {
    const holds = new Uint8Array(this.columns.count);
    yield* this.read(rows, (row, { record }) => {
      const { provider, eventId, message = '', data } = record;
      const words = [
        provider,
        String(eventId),
        message,
        ...data.flatMap((field) => [field.name, field.text]),
      ];
      if (words.some((word) => word.toLowerCase().includes(text))) holds[row] = 1;
    });
    return rows.filter((row) => holds[row] === 1);
  }
}

/** Rows by time; logs that were written in order, one after the other, need no sorting. */
function orderOf({ millis, count }: EventColumns): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  let isOrdered = true;
  for (let i = 1; i < count && isOrdered; i += 1) isOrdered = millis[i]! >= millis[i - 1]!;
  return isOrdered ? order : order.sort((a, b) => millis[a]! - millis[b]! || a - b);
}
