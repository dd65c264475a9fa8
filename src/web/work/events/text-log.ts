import { millisOf } from '../../../core/facts/time.ts';
import type { Piece } from '../../../core/evidence/pasted/piece.ts';
import type { EvtxRecord } from '../../../core/evidence/evtx/record.ts';
import { escapeMarkup } from '../../../core/report/formats/markup.ts';
import type { RecordLog } from './record-log.ts';

type PrintedEvent = Extract<Piece, { kind: 'event' }>;

/** Events that somebody exported or copied as text: XML, CSV, JSON, a table. They are few enough to be kept. */
export function textLog(name: string, events: readonly PrintedEvent[]): RecordLog {
  const records = events.map(recordOf);
  return {
    name,
    *scan({ wanted, take, place = { from: 0, until: records.length } }) {
      for (let i = place.from; i < Math.min(records.length, place.until); i += 1) {
        const record = records[i]!;
        const { time, level, ...rest } = record;
        if (wanted({ ...rest, level, millis: millisOf(time) }, i))
          take?.({ record, xml: () => xmlOf(record) });
        if (i % OFTEN === 0) yield;
      }
    },
    around: (near) => ({ from: near, until: near + 1 }),
  };
}

/** What the form does not print of a record is not made up: its number is its place in the text. */
function recordOf({ event, message }: PrintedEvent, i: number): EvtxRecord {
  const { time, provider, eventId, channel, computer, level, activityId, fields } = event;
  return {
    recordId: i + 1,
    time,
    provider,
    eventId,
    channel,
    computer,
    ...(level === undefined ? {} : { level }),
    ...(activityId === undefined ? {} : { activityId }),
    ...(message === '' ? {} : { message }),
    data: Object.entries(fields).map(([field, text]) => ({ name: field, text })),
    recovered: false,
  };
}

function xmlOf({ provider, eventId, level, time, channel, computer, data }: EvtxRecord): string {
  const element = (name: string, text: string) => `<${name}>${escapeMarkup(text)}</${name}>`;
  const system = [
    `<Provider Name="${escapeMarkup(provider)}"/>`,
    element('EventID', String(eventId)),
    ...(level === undefined ? [] : [element('Level', String(level))]),
    `<TimeCreated SystemTime="${escapeMarkup(time)}"/>`,
    element('Channel', channel),
    element('Computer', computer),
  ].join('');
  const values = data
    .map(({ name, text }) => `<Data Name="${escapeMarkup(name)}">${escapeMarkup(text)}</Data>`)
    .join('');
  return `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System>${system}</System><EventData>${values}</EventData></Event>`;
}

const OFTEN = 4_096;
