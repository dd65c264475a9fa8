import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { renderEvent } from '../../codes/windows-events/render-event.ts';
import { windowsEvent } from '../../codes/windows-events/windows-event.ts';
import { EvtxReader } from '../evtx/evtx-reader.ts';
import { loggedEvent } from './event-log.ts';

const shared = new URL('../../../../../shared/fixtures/evtx/', import.meta.url).pathname;
const hasFixtures = existsSync(shared);
const logs = hasFixtures
  ? readdirSync(shared, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.evtx'))
  : [];

/** The events of one log of Windows itself: System, Application, Security or Setup. */
function* eventsOf(log: string) {
  const reader = new EvtxReader({ wanted: () => true });
  for (const { record } of [...reader.push(readFileSync(shared + log)), ...reader.close()]) {
    const event = loggedEvent(record);
    if (/^(System|Application|Security|Setup)$/i.test(event.channel)) yield event;
  }
}

describe.skipIf(!hasFixtures)('the table of Windows events on real logs (../shared/fixtures/evtx)', () => {
  test('tells at least nine events in ten, each in one bounded line', () => {
    let [all, told] = [0, 0];
    for (const event of logs.flatMap((log) => [...eventsOf(log)])) {
      all += 1;
      const row = windowsEvent(event.provider, event.eventId);
      if (row === undefined) continue;
      told += 1;
      expect(renderEvent(row, event.fields)).toMatch(/^\P{Cc}{10,500}$/u);
    }
    expect(all).toBeGreaterThan(5000);
    expect(told / all).toBeGreaterThan(0.9);
  });
});
