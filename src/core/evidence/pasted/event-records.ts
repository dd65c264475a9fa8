import { linesOf } from '../text-file.ts';
import { eventPiece } from './event-piece.ts';
import { canonical, type Label } from './event-labels.ts';
import { nothing, type Form, type Piece } from './piece.ts';
import { timeOf } from './printed-time.ts';
import { toldProvider } from './told-provider.ts';

/** Events as lines of "label: value": Event Viewer's copy as text, wevtutil /f:text, Get-WinEvent | Format-List; any language. */
export const eventRecords: Form = {
  name: 'events as text',
  mark: /[:：][ \t]{0,12}\d{1,5}[ \t]{0,4}\r?$/m,
  take(text) {
    const lines = linesOf(text);
    const reading = new RecordReading();
    const rest = lines.filter((line, at) => !reading.take(line, lines, at));
    reading.flush();
    if (reading.pieces.length === 0) return nothing(text);
    return { pieces: reading.pieces, rest: [...rest, ...reading.unused].join('\n') };
  },
};

interface Record {
  readonly values: Partial<{ [L in Label]: string }>;
  readonly first: Label;
  readonly lines: string[];
  message: string[];
  /** Lines without a label that is known: the message, where none is labelled so. */
  readonly loose: string[];
  inMessage: boolean;
}

class RecordReading {
  readonly pieces: Piece[] = [];
  /** Lines that looked like the beginning of an event and were none. */
  readonly unused: string[] = [];
  #record: Record | undefined;

  /** Whether the line belongs to an event. */
  take(line: string, lines: readonly string[], at: number): boolean {
    if (/^\s*Event\[\d{1,6}\]:?\s*$/.test(line)) {
      this.flush();
      return true;
    }
    const found = labelled(line) ?? byPosition(lines, at);
    const record = this.#record;
    if (found && startsNew(found.label, record)) {
      this.flush();
      this.#record = begin(found.label, found.value, line);
      return true;
    }
    if (!record) return false;
    record.lines.push(line);
    if (found && (!record.inMessage || isTail(found.label, record))) {
      record.inMessage = found.label === 'message';
      if (record.inMessage) record.message.push(found.value);
      else record.values[found.label] = found.value;
      return true;
    }
    const into = record.inMessage ? record.message : record.loose;
    if (into.length < MOST_LINES) into.push(line);
    return true;
  }

  flush(): void {
    const record = this.#record;
    this.#record = undefined;
    if (!record) return;
    const { values, loose } = record;
    const message = record.message.length > 0 ? record.message : loose;
    const id = Number(/^\d{1,5}$/.exec(values.id ?? '')?.[0] ?? Number.NaN);
    const provider = values.provider ?? toldProvider(id, message.join('\n'));
    if (Number.isNaN(id) || provider === undefined || this.pieces.length >= MOST_EVENTS) {
      for (const line of record.lines) this.unused.push(line);
      return;
    }
    this.pieces.push(
      eventPiece({
        provider,
        id,
        time: values.time,
        channel: values.channel,
        computer: values.computer,
        level: values.level,
        message: message.join('\n'),
      }),
    );
  }
}

function begin(label: Label, value: string, line: string): Record {
  const inMessage = label === 'message';
  return {
    values: inMessage ? {} : { [label]: value },
    first: label,
    lines: [line],
    message: inMessage ? [value] : [],
    loose: [],
    inMessage,
  };
}

/** A record begins with a label that can stand first, or with the one that stood first before; a repeated label begins one too. */
function startsNew(label: Label, record: Record | undefined): boolean {
  if (!record) return ['channel', 'time', 'provider', 'id', 'message'].includes(label);
  if (record.inMessage)
    return label === record.first && (label !== 'message' || record.values.id !== undefined);
  return record.values[label] !== undefined && label === record.first;
}

/** After a message that stands first or in the middle (Format-List *) other labels follow. */
function isTail(label: Label, record: Record): boolean {
  return (
    record.values[label] === undefined &&
    (record.first === 'message' || record.values.id === undefined || label === 'computer')
  );
}

function labelled(line: string): { readonly label: Label; readonly value: string } | undefined {
  if (!/[:：]/.test(line.slice(0, 52))) return undefined;
  const match = /^\s{0,8}([^:：\r\n]{1,40})[:：](?:\s(.*))?$/u.exec(line.slice(0, 2_100));
  const label = match ? canonical(match[1] ?? '') : undefined;
  return label ? { label, value: (match?.[2] ?? '').trim() } : undefined;
}

/** In a language whose labels are not known: lines of log, source, date and number in a row, as Event Viewer copies them. */
function byPosition(
  lines: readonly string[],
  at: number,
): { readonly label: Label; readonly value: string } | undefined {
  for (const [offset, label] of order) {
    const last = at - offset + 3;
    if (!/[:：]\s{0,12}\d{1,5}\s{0,4}$/.test((lines[last] ?? '').slice(0, 80))) continue;
    const four = lines.slice(at - offset, last + 1).map(valueOf);
    const [log, source, date, id] = four;
    if (log === undefined || source === undefined || date === undefined || id === undefined) continue;
    if (/^\d{1,5}$/.test(id) && timeOf(date) !== undefined && /^[\w -]{3,80}$/.test(source))
      return { label, value: four[offset] ?? '' };
  }
  return undefined;
}

const order: readonly (readonly [number, Label])[] = [
  [0, 'channel'],
  [1, 'provider'],
  [2, 'time'],
  [3, 'id'],
];

function valueOf(line: string): string | undefined {
  return /^\s{0,4}[^:：]{2,40}[:：]\s*(\S.{0,200})$/u.exec(line.slice(0, 260))?.[1]?.trim();
}

const MOST_EVENTS = 200_000;
const MOST_LINES = 80;
