import { harmlessJson, harmlessXml } from '../../../core/bytes/harmless.ts';
import { csvCell } from '../../../core/report/formats/csv-cell.ts';
import { eventSentence } from '../../../core/report/words/event-sentence.ts';
import type { EventTable } from './event-table.ts';
import type { WholeRecord } from './scan.ts';

/** The forms in which chosen records are handed out. */
export type ExportForm = 'json' | 'csv' | 'xml';

/** The chosen records in one of the forms, in pieces of some megabytes that a browser may put on its disk. */
export function* exportEvents(
  table: EventTable,
  chosen: Uint32Array,
  form: ExportForm,
): Generator<void, readonly Blob[]> {
  const { head, tail, event, between } = forms[form];
  const pieces: Blob[] = [];
  let text = head;
  let isFirst = true;
  const flush = () => {
    pieces.push(new Blob([text]));
    text = '';
  };
  const logOf = (row: number) => table.logs[table.columns.kinds[table.columns.kindOf[row]!]!.log]?.name ?? '';
  yield* table.read(chosen, (row, read) => {
    text += `${isFirst ? '' : between}${event(read, logOf(row))}`;
    isFirst = false;
    if (text.length > PIECE) flush();
  });
  text += tail;
  flush();
  return pieces;
}

interface Form {
  readonly head: string;
  readonly tail: string;
  readonly between: string;
  readonly event: (event: WholeRecord, log: string) => string;
}

const columns = [
  'time',
  'level',
  'provider',
  'id',
  'channel',
  'computer',
  'record',
  'log',
  'means',
  'values',
];

const forms: Readonly<Record<ExportForm, Form>> = {
  json: {
    head: '[\n',
    tail: '\n]\n',
    between: ',\n',
    event: ({ record }, log) => harmlessJson({ log, ...record }),
  },
  csv: {
    head: `${columns.join(',')}\r\n`,
    tail: '',
    between: '',
    event: ({ record }, log) => {
      const { time, level, provider, eventId, channel, computer, recordId, data } = record;
      const values = data.map(({ name, text }) => `${name}=${text}`).join('; ');
      const fields = Object.fromEntries(data.map(({ name, text }, i) => [name || String(i), text]));
      const means = eventSentence(provider, eventId, fields);
      const cells = [time, level, provider, eventId, channel, computer, recordId, log, means, values];
      return `${cells.map(csvCell).join(',')}\r\n`;
    },
  },
  xml: {
    head: '<?xml version="1.0" encoding="utf-8"?>\n<Events>\n',
    tail: '</Events>\n',
    between: '',
    event: ({ xml }) => `${harmlessXml(xml())}\n`,
  },
};

const PIECE = 4_194_304;
