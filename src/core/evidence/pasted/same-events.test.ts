import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../events/logged-event.ts';
import { tellingEvent } from '../events/telling-events.ts';
import { readEvtx } from '../evtx/evtx-reader.ts';
import type { EvtxRecord } from '../evtx/record.ts';
import { loggedEvent } from '../readers/event-log.ts';
import { readPasted } from './read-pasted.ts';

const logs = new URL('../../../../../shared/fixtures/evtx/', import.meta.url).pathname;
const found = existsSync(logs)
  ? readdirSync(logs, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.evtx'))
  : [];

describe.skipIf(found.length === 0)(
  'an event as XML is the event of the log (skipped without ../shared/fixtures)',
  () => {
    it('in every log, value by value', () => {
      let compared = 0;
      for (const path of found) {
        // The XML of an event is there while the reader stands on it.
        const events: { readonly record: EvtxRecord; readonly xml: string }[] = [];
        for (const { record, xml } of xmlOf(join(logs, path)))
          if (events.length < 60) events.push({ record, xml });
        if (events.length === 0) continue;
        const xml = `<Events>\n${events.map((event) => event.xml).join('\n')}\n</Events>`;
        const read = readPasted(xml).pieces.flatMap((piece) => (piece.kind === 'event' ? [piece.event] : []));
        expect(read.length, path).toBe(events.length);
        for (const [i, { record }] of events.entries()) {
          expect(comparable(read[i]), `${path} record ${record.recordId}`).toEqual(
            comparable(loggedEvent(record)),
          );
          compared += 1;
        }
      }
      expect(compared).toBeGreaterThan(100);
    });
  },
);

function* xmlOf(path: string) {
  for (const event of readEvtx([new Uint8Array(readFileSync(path))])) {
    const { record } = event;
    if (tellingEvent(record.provider, record.eventId) !== undefined && record.partial !== true)
      yield { record, xml: event.xml() };
  }
}

/** White space and line ends inside values are lost by XML; values that our own rules add are no part of the comparison. */
function comparable(event: LoggedEvent | undefined) {
  if (!event) return undefined;
  const { fields, eventId, ...rest } = event;
  const plain = Object.entries(fields).map(([name, text]) => [name, text.replace(/\s+/g, ' ').trim()]);
  return { ...rest, eventId: eventId & 0xffff, fields: Object.fromEntries(plain) };
}
