import { EvtxReader, type EvtxSummary } from '../evtx/evtx-reader.ts';
import type { EvtxRecord } from '../evtx/record.ts';
import type { Coverage } from '../events/facts.ts';
import type { EventKind } from '../evtx/peek-event.ts';
import { isTelling, type LoggedEvent } from '../events/logged-event.ts';
import { onlyNotes, piecesOf, type EvidenceReader } from '../reader.ts';

/** .evtx logs → events that mean something; the logs of one reading are judged together. */
export const eventLogReader: EvidenceReader = {
  name: 'event log',

  recognises(head) {
    return startsWith(head, 'ElfFile\0') || startsWith(head, 'ElfChnk\0');
  },

  read(source, { events, budget }) {
    const spans = new Spans();
    const wanted = ({ provider, eventId }: EventKind) => isTelling(provider, eventId);
    const reader = new EvtxReader({ wanted, budget });
    const take = (record: EvtxRecord) => {
      spans.add(record);
      events.add(loggedEvent(record));
    };
    for (const piece of piecesOf(source)) {
      for (const { record } of reader.push(piece)) take(record);
      if (budget.stopped !== undefined) break;
    }
    for (const { record } of reader.close()) take(record);
    const summary = reader.summary();
    if (!summary.recognised) return onlyNotes(`${source.name}: not an event log inside`);
    for (const coverage of spans.finish(source.name, summary)) events.covers(coverage);
    const lost = summary.lossCount + summary.missing > 0;
    return {
      facts: [],
      gaps: [],
      notes: notesOf(source.name, summary),
      ...(lost ? { extent: summary.records === 0 ? 'nothing' : 'part' } : {}),
    };
  },
};

// No event that is judged has as many values, or as long ones.
const MOST_FIELDS = 200;
const LONGEST_NAME = 200;
const LONGEST_FIELD = 8_000;

/** A record of a log as the judging of events wants it; unnamed values get their number as name. */
export function loggedEvent(record: EvtxRecord): LoggedEvent {
  const fields: Record<string, string> = {};
  for (const [i, { name, text }] of record.data.slice(0, MOST_FIELDS).entries())
    fields[name === '' ? String(i) : name.slice(0, LONGEST_NAME)] = text.slice(0, LONGEST_FIELD);
  return {
    time: record.time,
    provider: record.provider,
    eventId: record.eventId,
    channel: record.channel,
    computer: record.computer,
    ...(record.activityId === undefined ? {} : { activityId: record.activityId }),
    fields,
  };
}

/** The span of time that each channel of each computer covers in one file. */
class Spans {
  readonly #spans = new Map<string, { channel: string; computer: string; first: string; last: string }>();

  add({ channel, computer, time }: EvtxRecord): void {
    const key = `${computer}|${channel}`;
    const span = this.#spans.get(key);
    if (!span) {
      if (this.#spans.size < 1_000) this.#spans.set(key, { channel, computer, first: time, last: time });
      return;
    }
    if (time < span.first) span.first = time;
    if (time > span.last) span.last = time;
  }

  finish(file: string, summary: EvtxSummary): readonly Coverage[] {
    // Of a log that was not read to its end, silence is no evidence.
    const unread = summary.stopped === undefined ? 0 : 1;
    const lost = summary.lossCount + summary.missing + unread;
    if (this.#spans.size === 0) {
      return [
        { channel: channelOf(file), computer: '', first: '', last: '', records: summary.records, lost },
      ];
    }
    return [...this.#spans.values()].map((span) => ({ ...span, records: summary.records, lost }));
  }
}

/** Windows names log files after their channel, with %4 for the slash. */
function channelOf(file: string): string {
  return file
    .replace(/^.*[\\/]/, '')
    .replace(/\.evtx$/i, '')
    .replaceAll('%4', '/');
}

function notesOf(file: string, summary: EvtxSummary): readonly string[] {
  const notes: string[] = [];
  if (summary.headerProblem !== undefined)
    notes.push(`${file}: ${summary.headerProblem}; its chunks were read all the same`);
  const lost = summary.lossCount + summary.missing;
  if (lost > 0) {
    const first = summary.losses[0];
    const where = first === undefined ? '' : `, first at byte ${first.offset}: ${first.problem}`;
    notes.push(`${file}: ${summary.records} events read, ${lost} places or records could not be${where}`);
  }
  return notes;
}

function startsWith(head: Uint8Array, text: string): boolean {
  return Array.from(text).every((character, i) => head[i] === character.charCodeAt(0));
}
