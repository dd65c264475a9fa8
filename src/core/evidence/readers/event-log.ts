import { countWords } from '../../facts/count-words.ts';
import { EvtxReader, type EvtxSummary } from '../evtx/evtx-reader.ts';
import type { EvtxRecord } from '../evtx/record.ts';
import type { LoggedEvent } from '../events/logged-event.ts';
import { LogSpans } from '../events/log-spans.ts';
import { onlyNotes, piecesOf, type EvidenceReader } from '../reader.ts';

/** .evtx logs → events that mean something; the logs of one reading are judged together. */
export const eventLogReader: EvidenceReader = {
  name: 'event log',
  tellsByEvents: true,

  recognises(head) {
    return startsWith(head, 'ElfFile\0') || startsWith(head, 'ElfChnk\0');
  },

  read(source, { events, budget }) {
    const spans = new LogSpans();
    const reader = new EvtxReader({
      budget,
      wanted(glance) {
        const meeting = events.meets(glance);
        spans.add(glance, meeting !== 'copy');
        return meeting === 'wanted';
      },
    });
    for (const piece of piecesOf(source)) {
      for (const { record } of reader.push(piece)) events.add(loggedEvent(record));
      if (budget.stopped !== undefined) break;
    }
    for (const { record } of reader.close()) events.add(loggedEvent(record));
    const summary = reader.summary();
    if (!summary.recognised) return onlyNotes(`${source.name}: not an event log inside`);
    const lost = summary.lossCount + summary.missing;
    // Of a log that was not read to its end, silence is no evidence.
    const unread = summary.stopped === undefined ? 0 : 1;
    for (const coverage of spans.finish(source.name, lost + unread)) events.covers(coverage);
    return {
      facts: [],
      gaps: [],
      notes: notesOf(source.name, summary),
      ...(lost > 0 ? { extent: summary.records === 0 ? 'nothing' : 'part' } : {}),
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
    ...(record.level === undefined ? {} : { level: record.level }),
    ...(record.activityId === undefined ? {} : { activityId: record.activityId }),
    fields,
  };
}

function notesOf(file: string, summary: EvtxSummary): readonly string[] {
  const notes: string[] = [];
  if (summary.headerProblem !== undefined)
    notes.push(`${file}: ${summary.headerProblem}; its chunks were read all the same`);
  const lost = summary.lossCount + summary.missing;
  if (lost > 0) {
    const first = summary.losses[0];
    const where = first === undefined ? '' : `, first at byte ${first.offset}: ${first.problem}`;
    notes.push(
      `${file}: ${countWords(summary.records, 'event')} read, ${countWords(lost, 'place or record', 'places or records')} could not be${where}`,
    );
  }
  return notes;
}

function startsWith(head: Uint8Array, text: string): boolean {
  return Array.from(text).every((character, i) => head[i] === character.charCodeAt(0));
}
