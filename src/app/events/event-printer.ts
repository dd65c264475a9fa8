import { harmless, harmlessJson, harmlessXml } from '../../core/bytes/harmless.ts';
import { renderEventText } from '../../core/evidence/evtx/event-text.ts';
import type { EvtxEvent } from '../../core/evidence/evtx/read-chunk.ts';
import { eventSentence } from '../../core/report/words/event-sentence.ts';

/** Text for people, lines of JSON, XML, or only how often each occurs. */
export type EventForm = 'text' | 'json' | 'xml' | 'count';

/** How events are written: what stands before, for each, and after. */
export interface EventPrinter {
  readonly head: string;
  readonly event: (event: EvtxEvent, file: string) => string;
  readonly tail: () => string;
}

/** The printer of a form. */
export function eventPrinter(form: EventForm): EventPrinter {
  if (form === 'json') {
    return {
      head: '',
      event: ({ record }, file) => `${harmlessJson({ file, ...record })}\n`,
      tail: () => '',
    };
  }
  if (form === 'xml') {
    const head = '<?xml version="1.0" encoding="utf-8"?>\n<Events>\n';
    return { head, event: (event) => `${harmlessXml(event.xml())}\n`, tail: () => '</Events>\n' };
  }
  if (form === 'count') return countingPrinter();
  return {
    head: '',
    event: ({ record }) => `${renderEventText(record, sentenceOf(record))}\n`,
    tail: () => '',
  };
}

/** Unnamed values are numbered from 0, as the tables of sentences count them. */
function sentenceOf({ provider, eventId, data }: EvtxEvent['record']): string | undefined {
  const fields = Object.fromEntries(data.map(({ name, text }, i) => [name === '' ? String(i) : name, text]));
  return eventSentence(provider, eventId, fields);
}

function countingPrinter(): EventPrinter {
  const counts = new Map<string, number>();
  const event = ({ record }: EvtxEvent) => {
    const means = eventSentence(record.provider, record.eventId);
    const key = `${record.provider || '(no provider)'} ${record.eventId}  ${record.channel}${means === undefined ? '' : `  ${means}`}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return '';
  };
  const tail = () =>
    [...counts]
      .toSorted(([, a], [, b]) => b - a)
      .map(([key, count]) => `${String(count).padStart(9)}  ${harmless(key)}\n`)
      .join('');
  return { head: '', event, tail };
}
