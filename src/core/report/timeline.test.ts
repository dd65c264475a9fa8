import { expect, it } from 'vitest';
import type { FactTypes } from '../facts/vocabulary.ts';
import { tellingEvents } from '../evidence/events/telling-events.ts';
import { meanings, timelineLines } from './timeline.ts';

type Entry = FactTypes['timeline']['entries'][number];

const client = (at: string, id: number, value?: string): Entry => ({
  at,
  side: 'client',
  computer: 'PC7',
  provider: 'rdpclient',
  id,
  ...(value === undefined ? {} : { value }),
});
const server = (at: string, id: number, provider = 'rdpcorets'): Entry => ({
  at,
  side: 'server',
  computer: 'SRV01',
  provider,
  id,
  address: '192.0.2.50',
});

it('tells client times by the clock of the server, and on what that rests', () => {
  const lines = timelineLines({
    clockOffset: { seconds: 420, basis: 'activity id', pairs: 1 },
    entries: [
      client('2026-09-01T09:00:00.000Z', 1024, 'srv01'),
      server('2026-09-01T09:07:00.500Z', 131),
      client('2026-09-01T09:00:02.000Z', 1026, '2308'),
    ],
  });
  expect(lines).toEqual([
    'the clock of the server is 420 s ahead of that of the client (by activity id, 1 pair); all times are by the clock of the server',
    '2026-09-01 09:07:00.000 client PC7 RDPClient 1024: connecting to srv01',
    '2026-09-01 09:07:00.500 server SRV01 RdpCoreTS 131: accepted a connection, 192.0.2.50',
    '2026-09-01 09:07:02.000 client PC7 RDPClient 1026: disconnected with reason 2308',
  ]);
});

it('says so where the difference of the clocks is not known', () => {
  const lines = timelineLines({
    entries: [client('2026-09-01T09:00:00.000Z', 1024, 'srv01'), server('2026-09-01T09:00:01.000Z', 131)],
  });
  expect(lines[0]).toBe(
    'the difference of the two clocks is not known: each line is by the clock of its own machine',
  );
});

it('makes one line of a flood', () => {
  const entries = Array.from({ length: 500 }, (_, i) =>
    server(`2026-09-01T09:00:${String(i % 60).padStart(2, '0')}.000Z`, 140),
  );
  expect(timelineLines({ entries })).toEqual([
    '2026-09-01 09:00:00.000 server SRV01 RdpCoreTS 140: user name or password was wrong, 192.0.2.50 ×500',
  ]);
});

it('shows the newest sixty lines and says how many are left out', () => {
  const entries = Array.from({ length: 100 }, (_, i) => server(`2026-09-01T09:00:00.000Z`, i % 2 ? 131 : 65));
  const lines = timelineLines({ entries });
  expect(lines).toHaveLength(61);
  expect(lines[0]).toBe('40 earlier lines are left out');
});

it.each([undefined, { entries: [] }])('is empty where no log was read: %o', (timeline) => {
  expect(timelineLines(timeline)).toEqual([]);
});

it('has words for every step that logs tell, and for nothing else', () => {
  const steps = tellingEvents.filter(({ step }) => step).map(({ provider, id }) => `${provider} ${id}`);
  expect(Object.keys(meanings).toSorted()).toEqual([...new Set(steps)].toSorted());
});
