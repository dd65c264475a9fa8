import { describe, expect, it } from 'vitest';
import { writeEvtx } from '../../../../test/evtx-writer/write-evtx.ts';
import { sourceOf } from '../../../core/evidence/reader.ts';
import { facetsOf, histogramOf, rowsAt } from './event-page.ts';
import type { EventQuery } from './event-query.ts';
import { logsAmong } from '../logs.ts';
import { EventTable } from './event-table.ts';
import { exportEvents, type ExportForm } from './export-events.ts';

const start = Date.UTC(2026, 8, 1);
const system = writeEvtx(
  Array.from({ length: 900 }, (_, i) => ({
    provider: i % 100 === 0 ? 'Schannel' : 'Service Control Manager',
    id: i % 100 === 0 ? 36870 : 7036,
    time: new Date(start + i * 60_000).toISOString(),
    channel: 'System',
    computer: 'srv01',
    level: i % 100 === 0 ? 2 : 4,
    data: { param1: `number ${i}`, param2: i === 451 ? '=Needle <in> "hay"' : 'running' },
  })),
);
const other = writeEvtx([
  {
    provider: 'Microsoft-Windows-TerminalServices-LocalSessionManager',
    id: 21,
    time: new Date(start + 30_500).toISOString(),
    channel: 'Sessions',
    computer: 'srv02',
    data: { User: 'CORP\\ops' },
  },
]);

const table = new EventTable(logsAmong([sourceOf('System.evtx', system), sourceOf('other.evtx', other)]));
done(table.build());

const chosenBy = (query: EventQuery) => done(table.choose(query));
const handedOut = async (query: EventQuery, form: ExportForm) =>
  new Blob([...done(exportEvents(table, chosenBy(query), form))]).text();

describe('records', () => {
  it('stand in the order of time, whichever log they are from', () => {
    const rows = rowsAt(table, chosenBy({}), 0, 4);
    expect(rows.map(({ log, id }) => `${log} ${id}`)).toEqual([
      'System.evtx 36870',
      'other.evtx 21',
      'System.evtx 7036',
      'System.evtx 7036',
    ]);
    expect(rows[1]).toMatchObject({ computer: 'srv02', isTelling: true });
    expect(rows[2]?.values).toEqual([
      { name: 'param1', text: 'number 1' },
      { name: 'param2', text: 'running' },
    ]);
  });

  it('are read whole wherever they stand', () => {
    const rows = rowsAt(table, chosenBy({}), 893, 8);
    expect(rows.map(({ values }) => values[0]?.text)).toEqual(
      Array.from({ length: 8 }, (_, i) => `number ${892 + i}`),
    );
  });

  it.each<[string, EventQuery, number]>([
    ['everything', {}, 901],
    ['a channel', { channel: 'Sessions' }, 1],
    ['a computer', { computer: 'srv01' }, 900],
    ['a level', { level: 2 }, 9],
    ['ids and ranges', { ids: '21, 36000-37000' }, 10],
    ['ids that are none', { ids: 'all of them' }, 901],
    ['a time', { from: start + 60_000, until: start + 180_000 }, 3],
    ['a text in the values', { text: 'needle' }, 1],
    ['a text and a kind that has it not', { text: 'needle', level: 2 }, 0],
    ['what tells', { isTelling: true }, chosenBy({ isTelling: true }).length],
  ])('%s', (_, query, count) => {
    expect(chosenBy(query)).toHaveLength(count);
  });

  it('are counted for the filters and over time', () => {
    const facets = facetsOf(table);
    expect(facets).toMatchObject({ records: 901, isCut: false });
    expect(facets.levels).toContainEqual({ name: '2', count: 9 });
    const { all, telling } = histogramOf(table, chosenBy({ level: 2 }));
    expect([sumOf(all), sumOf(telling)]).toEqual([9, 9]);
  });
});

it('events that were exported as text stand in the table, too', () => {
  const xml = `<Events><Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="Schannel"/><EventID>36870</EventID><Level>2</Level><TimeCreated SystemTime="2026-09-01T10:00:00.000Z"/><Channel>System</Channel><Computer>srv01</Computer></System><EventData><Data Name="Type">&lt;server&gt;</Data></EventData></Event></Events>`;
  const texts = new EventTable(logsAmong([sourceOf('one.xml', new TextEncoder().encode(xml))]));
  done(texts.build());
  const [row, ...more] = rowsAt(texts, done(texts.choose({ level: 2 })), 0, 5);
  expect(more).toEqual([]);
  expect(row).toMatchObject({ id: 36870, computer: 'srv01', log: 'one.xml', isTelling: true });
  expect(row?.values).toContainEqual({ name: 'Type', text: '<server>' });
  expect(row?.xml).toContain('<Data Name="Type">&#60;server&#62;</Data>');
});

describe('what is filtered is handed out', () => {
  it('as JSON', async () => {
    expect(JSON.parse(await handedOut({ text: 'needle' }, 'json'))).toMatchObject([
      { log: 'System.evtx', eventId: 7036, computer: 'srv01' },
    ]);
    expect(JSON.parse(await handedOut({ ids: '9999' }, 'json'))).toEqual([]);
  });

  it('as CSV', async () => {
    const [head, row, end] = (await handedOut({ text: 'needle' }, 'csv')).split('\r\n');
    expect(head).toMatch(/^time,level,provider,id/);
    expect(row).toContain('param2==Needle <in> ""hay""');
    expect(end).toBe('');
  });

  it('as XML', async () => {
    const xml = await handedOut({ level: 2 }, 'xml');
    expect(xml.split('<EventID').length - 1).toBe(9);
    expect(xml.trimEnd().endsWith('</Events>')).toBe(true);
  });
});

function done<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
