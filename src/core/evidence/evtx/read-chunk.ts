import type { Budget } from '../../bytes/budget.ts';
import { DecodeError } from '../../bytes/reader.ts';
import { millisOf } from '../../facts/time.ts';
import type { Fragment } from './binxml-node.ts';
import type { ChunkHeader } from './chunk-header.ts';
import type { Chunk } from './chunk.ts';
import { extractRecord, type RecordOrigin } from './extract-record.ts';
import { isoOfFileTime } from './file-time.ts';
import { peekEvent, type EventGlance } from './peek-event.ts';
import { plannedRecord, type PlannedRecord } from './planned-record.ts';
import type { EvtxRecord } from './record.ts';
import { renderXml } from './render-xml.ts';
import { resolveFragment } from './resolve-event.ts';
import { readBySharedLayout } from './shared-layout.ts';
import { readFragment } from './template-instance.ts';
import { walkChunk, type DamagedSpan, type RecordSpan } from './walk-chunk.ts';

/** Which events to read; the others are skipped without filling in their templates. */
export interface EventFilter {
  /** Asked once for each event, in the order of the log. */
  readonly wanted?: (event: EventGlance) => boolean;
  /** Also read records from space the log no longer uses: older events, sometimes copies. */
  readonly recovered?: boolean;
  /** What reading the log may take; one of its own where none is given. */
  readonly budget?: Budget;
}

/** An event that was read. `xml` renders it on demand, and only before the next event is asked for. */
export interface EvtxEvent {
  readonly kind: 'event';
  readonly record: EvtxRecord;
  readonly span: RecordSpan;
  /** Why the record is partial, where it is. */
  readonly problem?: string;
  readonly xml: () => string;
}

/** What one place in a chunk gave. */
export type ChunkPart =
  | EvtxEvent
  | { readonly kind: 'skipped'; readonly span: RecordSpan }
  | { readonly kind: 'unreadable'; readonly span: RecordSpan; readonly problem: string }
  | DamagedSpan;

const RECORD_HEADER_LENGTH = 24;

/** Reads one chunk, whatever its header says: each event, each record that cannot be read, each damaged place. */
export function* readEvtxChunk(
  chunk: Chunk,
  header: ChunkHeader | undefined,
  filter: EventFilter,
): Generator<ChunkPart> {
  for (const span of walkChunk(chunk.bytes, chunk.view, header)) {
    if (span.kind === 'damaged') yield span;
    else if (span.recovered && filter.recovered !== true) yield { kind: 'skipped', span };
    else yield readRecord(chunk, span, filter);
  }
}

function readRecord(chunk: Chunk, span: RecordSpan, filter: EventFilter): ChunkPart {
  let unasked = filter;
  try {
    const fragment = readFragment(chunk, span.at + RECORD_HEADER_LENGTH, span.end, 0);
    const glance = filter.wanted === undefined ? undefined : peekEvent(chunk, fragment, span);
    if (glance !== undefined) {
      if (filter.wanted?.(glance) === false) return { kind: 'skipped', span };
      unasked = {};
    }
    return readEvent(chunk, span, fragment, unasked) ?? { kind: 'skipped', span };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return readRest(chunk, span, unasked, error.message);
  }
}

function readRest(chunk: Chunk, span: RecordSpan, filter: EventFilter, problem: string): ChunkPart {
  try {
    const start = span.at + RECORD_HEADER_LENGTH;
    const fragment = readBySharedLayout(chunk, start, span.end, span.id);
    if (fragment === undefined) return { kind: 'unreadable', span, problem };
    return readEvent(chunk, span, fragment, filter, problem) ?? { kind: 'skipped', span };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return { kind: 'unreadable', span, problem };
  }
}

function readEvent(
  chunk: Chunk,
  span: RecordSpan,
  fragment: Fragment,
  filter: EventFilter,
  damage?: string,
): EvtxEvent | undefined {
  const { view } = chunk;
  const origin: RecordOrigin = {
    recordId: span.id,
    written: isoOfFileTime(view.getUint32(span.at + 16, true), view.getUint32(span.at + 20, true)),
    recovered: span.recovered,
    problem: damage ?? (span.torn ? 'its end does not match its beginning' : undefined),
  };
  const planned = fragment.kind === 'instance' ? plannedRecord(chunk, fragment.instance, origin) : undefined;
  const { record, problem } = planned ?? recordFromXml(chunk, fragment, origin);
  if (filter.wanted !== undefined && !filter.wanted(glanceOf(record))) return undefined;
  const event: EvtxEvent = {
    kind: 'event',
    record,
    span,
    xml: () => renderXml(resolveFragment(chunk, fragment).children),
  };
  return record.partial === true ? { ...event, problem: problem ?? 'its values were never written' } : event;
}

function glanceOf({ time, level, ...record }: EvtxRecord): EventGlance {
  return { ...record, level, millis: millisOf(time) };
}

function recordFromXml(chunk: Chunk, fragment: Fragment, origin: RecordOrigin): PlannedRecord {
  const { children, problem = origin.problem } = resolveFragment(chunk, fragment);
  return { record: extractRecord(children, { ...origin, problem }), problem };
}
