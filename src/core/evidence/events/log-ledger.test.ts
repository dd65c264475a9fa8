import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBetween } from '../../facts/event-times.ts';
import { EventHistogram } from './event-histogram.ts';
import { eventKey } from './event-key.ts';
import { LogLedger, type Sighting } from './log-ledger.ts';

const start = Date.parse('2026-11-01T00:00:00Z');
const sighting = (recordId: number, more: Partial<Sighting> = {}): Sighting => ({
  provider: 'Noise',
  eventId: 7,
  level: 4,
  channel: 'System',
  computer: 'SRV01',
  recordId,
  millis: start + recordId * 1_000,
  ...more,
});
const all = () => true;

/** Meets an event as a reader does: what is wanted comes back with its fields. */
function read(ledger: LogLedger, event: Sighting, fields: Readonly<Record<string, string>> = {}): string {
  const meeting = ledger.meets(event);
  if (meeting === 'wanted')
    ledger.add({ ...event, level: event.level ?? 0, time: new Date(event.millis).toISOString(), fields });
  return meeting;
}

function ledgerOf(events: readonly Sighting[]): LogLedger {
  const ledger = new LogLedger();
  for (const event of events) read(ledger, event);
  const times = events.map(({ millis }) => millis);
  ledger.covers('SRV01', 'System', Math.min(...times), Math.max(...times));
  return ledger;
}

describe('every event counts', () => {
  it('the known and the unknown, with times, level and the newest fields', () => {
    const ledger = new LogLedger();
    for (const id of [1, 2, 3])
      read(ledger, sighting(id, { provider: 'Filter Manager', eventId: 3, level: 2 }), { Name: `v${id}` });
    ledger.covers('SRV01', 'System', start, start + 60_000);
    expect(ledger.finish(all)?.kinds).toEqual([
      {
        provider: 'Filter Manager',
        id: 3,
        level: 2,
        channel: 'System',
        computer: 'SRV01',
        count: 3,
        first: '2026-11-01T00:00:01.000Z',
        last: '2026-11-01T00:00:03.000Z',
        times: { width: 1, buckets: [1, 2, 3].map((second) => start / 1_000 + second), counts: [1, 1, 1] },
        fieldsFirst: { Name: 'v1' },
        fieldsLast: { Name: 'v3' },
      },
    ]);
  });

  it('and few of those that nobody knows are read whole', () => {
    const ledger = new LogLedger();
    const meetings = Array.from({ length: 1_000 }, (_, i) => read(ledger, sighting(i + 1)));
    expect(meetings.filter((meeting) => meeting === 'wanted').length).toBeLessThan(100);
    ledger.covers('SRV01', 'System', start, start + 1_000_000);
    expect(ledger.finish(all)?.kinds[0]?.count).toBe(1_000);
  });

  it('all of them where a field tells kinds apart: a status that is rare is not lost', () => {
    const ledger = new LogLedger();
    for (let i = 1; i <= 1_000; i += 1)
      read(ledger, sighting(i, { provider: 'NTLM' }), { Status: i === 777 ? '0xC0000418' : '0x0' });
    ledger.covers('SRV01', 'System', start, start + 1_000_000);
    expect(ledger.finish(all)?.kinds.map(({ key, count }) => [key?.text, count])).toEqual([
      ['0xc0000418', 1],
      ['0', 999],
    ]);
  });

  it('what is not wanted, nobody gets', () => {
    expect(ledgerOf([sighting(1)]).finish((computer) => computer !== 'SRV01')).toBeUndefined();
  });
});

describe('what is there twice counts once', () => {
  it('a copy of a log', () => {
    const log = Array.from({ length: 50 }, (_, i) => sighting(i + 1));
    const facts = ledgerOf([...log, ...log]).finish(all);
    expect(facts?.kinds[0]?.count).toBe(50);
    expect(facts?.logs).toMatchObject([{ records: 50, copies: 50, missing: 0 }]);
  });

  it('exports that overlap; a hole between two is a hole in what is known', () => {
    const ledger = new LogLedger();
    for (const [from, until] of [
      [1, 30],
      [20, 50],
      [90, 100],
    ] as const) {
      for (let id = from; id <= until; id += 1) read(ledger, sighting(id));
      ledger.covers('SRV01', 'System', start + from * 1_000, start + until * 1_000);
    }
    const facts = ledger.finish(all);
    expect(facts?.kinds[0]?.count).toBe(61);
    expect(facts?.logs[0]).toMatchObject({ records: 61, copies: 11, missing: 39 });
    expect(facts?.logs[0]?.spans).toEqual([
      { first: '2026-11-01T00:00:01.000Z', last: '2026-11-01T00:00:50.000Z' },
      { first: '2026-11-01T00:01:30.000Z', last: '2026-11-01T00:01:40.000Z' },
    ]);
  });

  it('not the same number in another log, of another computer, or after the log was made anew', () => {
    const facts = ledgerOf([
      sighting(1),
      sighting(1, { channel: 'Application' }),
      sighting(1, { computer: 'SRV02' }),
      sighting(1, { millis: start + 9_000_000 }),
    ]).finish(all);
    expect(facts?.kinds.find(({ channel }) => channel === 'System')?.count).toBe(2);
  });
});

describe('a histogram', () => {
  it('holds at most 128 buckets and loses no event, whatever the times', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4e12 }), { minLength: 1, maxLength: 600 }), (times) => {
        const histogram = new EventHistogram();
        for (const time of times) histogram.add(time);
        const { width, buckets, counts } = histogram.finish();
        expect(buckets.length).toBeLessThanOrEqual(128);
        expect(buckets).toEqual([...new Set(buckets)].toSorted((a, b) => a - b));
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(times.length);
        for (const time of times) expect(buckets).toContain(Math.floor(time / 1_000 / width));
      }),
    );
  });

  it('counts a bucket that is cut in two in part', () => {
    const times = { width: 64, buckets: [10, 12], counts: [8, 4] };
    expect(countBetween(times, 0, 1e9)).toBe(12);
    expect(countBetween(times, 10 * 64_000, 10.5 * 64_000)).toBe(4);
    expect(countBetween(times, 11 * 64_000, 12.25 * 64_000)).toBe(1);
  });
});

it.each([
  [
    'Microsoft-Windows-Security-Auditing',
    4625,
    { Status: '0xC000006D', SubStatus: '0xC000006A' },
    'SubStatus',
    '0xc000006a',
  ],
  [
    'Microsoft-Windows-Security-Auditing',
    4625,
    { Status: '0xC000015B', SubStatus: '0x0' },
    'Status',
    '0xc000015b',
  ],
  ['Microsoft-Windows-Security-Auditing', 4776, { Status: '0x0', TargetUserName: 'anna' }, 'Status', '0'],
  ['Service Control Manager', 7031, { param1: 'TermService', param2: '3' }, 'param1', 'termservice'],
  ['Application Error', 1000, { AppName: 'svchost.exe', ModuleName: 'Guard.dll' }, 'ModuleName', 'guard.dll'],
  [
    'Application Error',
    1000,
    { '0': 'svchost.exe', '1': '10.0', '2': 'x', '3': 'guard.dll' },
    '3',
    'guard.dll',
  ],
  ['Somebody', 1, { ErrorCode: '5', Path: 'C:\\x' }, 'ErrorCode', '5'],
  ['Somebody', 1, { Path: 'C:\\x' }, undefined, undefined],
  [
    'Microsoft-Windows-Kernel-General',
    1,
    { OldTime: '2026-11-20T10:00:00.0000000Z', NewTime: '2026-11-20T13:00:00.0000000Z' },
    'NewTime - OldTime',
    'hours',
  ],
])('%s %i is told apart by what is in it', (provider, id, fields, field, value) => {
  expect(eventKey(provider, id, fields)).toEqual(field === undefined ? undefined : { field, text: value });
});
