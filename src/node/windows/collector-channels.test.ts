import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tellingEvents } from '../../core/evidence/events/telling-events.ts';
import { collectorList, listMarkers } from './collector-channels.ts';

it('the collector reads what the table of telling events says (npm run collector-list writes it)', () => {
  const script = readFileSync(new URL('collector/events.ps1', import.meta.url), 'utf8');
  const [, list] = script.split(`${listMarkers.begin}\n`);
  expect(list?.split(`\n${listMarkers.end}`)[0]).toBe(collectorList());
});

it('every telling event is in a channel that is read', () => {
  const list = collectorList();
  for (const { channel, id } of tellingEvents) {
    expect(list).toContain(`Name = '${channel}'`);
    if (channel === 'Security') expect(list).toMatch(new RegExp(`Ids = @\\([^)]*\\b${id}\\b`));
  }
});
