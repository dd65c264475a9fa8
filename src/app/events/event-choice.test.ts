import { expect, it } from 'vitest';
import type { EvtxRecord } from '../../core/evidence/evtx/record.ts';
import { eventsAsked } from '../api/events.ts';
import { eventChoice } from './event-choice.ts';

const now = Date.parse('2026-03-02T00:00:00Z');
const record: EvtxRecord = {
  recordId: 1,
  provider: 'Microsoft-Windows-TerminalServices-RemoteConnectionManager',
  eventId: 1149,
  level: 4,
  time: '2026-03-01T08:15:30.0000000Z',
  channel: 'System',
  computer: 'srv01',
  data: [],
  recovered: false,
};

it.each([
  ['nothing', {}, true],
  ['its id', { ids: ['7,1149'] }, true],
  ['a range that ends before it', { ids: ['1100-1148'] }, false],
  [
    'its provider without the usual prefix',
    { providers: ['terminalservices-remoteconnectionmanager'] },
    true,
  ],
  ['another provider', { providers: ['Schannel'] }, false],
  ['its channel in other letters', { channels: ['SYSTEM'] }, true],
  ['another channel', { channels: ['Security'] }, false],
  ['its day', { since: '2026-03-01' }, true],
  ['the sixteen hours before now', { since: '16h' }, true],
  ['the fifteen hours before now', { since: '15h' }, false],
  ['what was before it', { until: '2026-03-01T08:15:29Z' }, false],
])('where %s is asked for, an event is chosen or not', (_, asked, chosen) => {
  const choice = eventChoice(eventsAsked.parse(asked), now);
  if ('problem' in choice) throw new Error(choice.problem);
  expect((choice.kind?.(record) ?? true) && choice.record(record)).toBe(chosen);
});

it.each([
  ['id', { ids: ['36870-'] }],
  ['since', { since: 'yesterday' }],
  ['until', { until: '2026-13-01' }],
] as const)('says which wish it cannot understand: %s', (about, asked) => {
  expect(eventChoice(eventsAsked.parse(asked), now)).toMatchObject({ about, problem: expect.any(String) });
});
