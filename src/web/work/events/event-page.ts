import type { EvtxRecord } from '../../../core/evidence/evtx/record.ts';
import { isoOf } from '../../../core/facts/time.ts';
import { eventSentence } from '../../../core/report/words/event-sentence.ts';
import { harmlessly } from '../../sheet/harmlessly.ts';
import type { EventKind } from './event-query.ts';
import type { EventTable } from './event-table.ts';

/** One record as a row of the table. */
export interface EventRow {
  readonly row: number;
  readonly at: string;
  readonly level: number;
  readonly id: number;
  readonly provider: string;
  readonly channel: string;
  readonly computer: string;
  readonly log: string;
  /** What it means, with its own values; else the values themselves. */
  readonly says: string;
  readonly isKnown: boolean;
  readonly isTelling: boolean;
  readonly values: readonly { readonly name: string; readonly text: string }[];
  readonly xml: string;
}

/** What can be chosen from, with how many records each has. */
export interface Facets {
  readonly records: number;
  readonly isCut: boolean;
  readonly channels: readonly Facet[];
  readonly computers: readonly Facet[];
  readonly levels: readonly Facet[];
  readonly telling: number;
}

export interface Facet {
  readonly name: string;
  readonly count: number;
}

/** Records over time, in parts of equal length, and how many of them are telling. */
export interface Histogram {
  readonly from: number;
  readonly until: number;
  readonly all: readonly number[];
  readonly telling: readonly number[];
}

/** Some rows of those that were chosen, read whole. */
export function rowsAt(table: EventTable, chosen: Uint32Array, from: number, count: number): EventRow[] {
  const wanted = [...chosen.subarray(from, from + Math.min(count, MOST_ROWS))];
  const found = new Map<number, EventRow>();
  for (const row of wanted) if (!found.has(row)) readAround(table, row, new Set(wanted), found);
  return wanted.map((row) => found.get(row) ?? bareRow(table, row));
}

/** Reads the neighbourhood of a row, which holds most of the rows beside it too. */
function readAround(
  table: EventTable,
  row: number,
  wanted: ReadonlySet<number>,
  found: Map<number, EventRow>,
): void {
  const { columns, logs } = table;
  const kind = columns.kinds[columns.kindOf[row]!]!;
  const source = logs[kind.log]!;
  const here = new Map<string, number>();
  for (const each of wanted)
    if (columns.kinds[columns.kindOf[each]!]?.log === kind.log)
      here.set(`${columns.numbers[each]} ${columns.millis[each]}`, each);
  let current: number | undefined;
  const scan = source.scan({
    place: source.around(columns.near[row]!),
    wanted: ({ recordId, millis }) => {
      current = here.get(`${recordId} ${millis}`);
      return current !== undefined && !found.has(current);
    },
    take: ({ record, xml }) => {
      if (current !== undefined) found.set(current, wholeRow(table, current, record, xml()));
    },
  });
  while (scan.next().done !== true);
}

function bareRow(table: EventTable, row: number): EventRow {
  const { columns, logs } = table;
  const kind = columns.kinds[columns.kindOf[row]!]!;
  const says = eventSentence(kind.provider, kind.id);
  return harmlessly({
    ...partsOf(kind),
    row,
    at: columns.millis[row] === 0 ? '' : isoOf(columns.millis[row]!),
    log: logs[kind.log]?.name ?? '',
    says: says ?? 'could not be read',
    isKnown: says !== undefined,
    values: [],
    xml: '',
  });
}

function wholeRow(table: EventTable, row: number, record: EvtxRecord, xml: string): EventRow {
  const values = record.data.map(({ name, text }, i) => ({ name: name === '' ? String(i) : name, text }));
  const fields = Object.fromEntries(values.map(({ name, text }) => [name, text]));
  const says = eventSentence(record.provider, record.eventId, fields);
  const plain = values.map(({ name, text }) => `${name} ${text}`).join(', ');
  return {
    ...bareRow(table, row),
    ...harmlessly({
      at: record.time,
      says: (says ?? record.message ?? (plain || 'without values')).slice(0, LONGEST),
      isKnown: says !== undefined,
      values: values.map(({ name, text }) => ({ name, text: text.slice(0, LONGEST) })),
    }),
    xml: xml.slice(0, LONGEST_XML),
  };
}

function partsOf({ id, level, provider, channel, computer, isTelling }: EventKind) {
  return { id, level, provider, channel, computer, isTelling };
}

/** What the filters offer. */
export function facetsOf({ columns, isCut }: EventTable): Facets {
  const counted = (of: (kind: EventKind) => string): readonly Facet[] => {
    const counts = new Map<string, number>();
    for (const [i, kind] of columns.kinds.entries())
      counts.set(of(kind), (counts.get(of(kind)) ?? 0) + (columns.counts[i] ?? 0));
    return [...counts]
      .map(([name, count]) => ({ name, count }))
      .toSorted((a, b) => b.count - a.count)
      .slice(0, MOST_FACETS);
  };
  return {
    records: columns.count,
    isCut,
    channels: counted(({ channel }) => channel),
    computers: counted(({ computer }) => computer),
    levels: counted(({ level }) => String(level)),
    telling: columns.kinds.reduce((sum, { isTelling }, i) => sum + (isTelling ? columns.counts[i]! : 0), 0),
  };
}

/** The chosen rows over time. */
export function histogramOf({ columns }: EventTable, chosen: Uint32Array): Histogram {
  const { millis, kindOf, kinds } = columns;
  const timed = chosen.filter((row) => millis[row]! > 0);
  const from = millis[timed[0] ?? 0] ?? 0;
  const until = millis[timed.at(-1) ?? 0] ?? 0;
  const none = Array.from({ length: PARTS }, () => 0);
  const [all, telling] = [[...none], [...none]];
  const width = Math.max(1, until - from);
  for (const row of timed) {
    const part = Math.min(PARTS - 1, Math.floor(((millis[row]! - from) / width) * PARTS));
    all[part]! += 1;
    if (kinds[kindOf[row]!]?.isTelling === true) telling[part]! += 1;
  }
  return { from, until, all, telling };
}

const MOST_ROWS = 200;
const MOST_FACETS = 500;
const PARTS = 120;
const LONGEST = 4_000;
const LONGEST_XML = 40_000;
