import { expect, it } from 'vitest';
import { silenceOf } from '../../facts/event-log.ts';
import type { FactTypes } from '../../facts/vocabulary.ts';
import { EventTally } from './tally.ts';

const refusal = (n: number, status: string) => ({
  time: `2026-11-20T10:00:00.${String(n).padStart(7, '0')}Z`,
  provider: 'Microsoft-Windows-Security-Auditing',
  eventId: 4625,
  channel: 'Security',
  computer: 'SRV01',
  fields: { TargetUserName: `name${n}`, LogonType: '3', SubStatus: status },
});

function logOf(statuses: readonly string[]): FactTypes['serverEvents'] {
  const tally = new EventTally();
  statuses.forEach((status, n) => tally.add(refusal(n, status)));
  const covers = [
    { channel: 'Security', computer: 'SRV01', first: '2026-11-01', last: '2026-11-21', records: 9, lost: 0 },
  ];
  return { tallies: tally.finish(() => true), covers };
}

const of = (status: string) => (fields: Readonly<Record<string, string>>) => fields['SubStatus'] === status;
const silent = (log: FactTypes['serverEvents'], status: string) =>
  silenceOf(log, /^Security$/, 'security', [4625], of(status));

it.each([0, 400, 5_000])('a rare status stays among the samples of a flood (%i-th of 6,000)', (place) => {
  const statuses = Array.from({ length: 6_000 }, (_, n) => (n === place ? '0xc0000234' : '0xc000006a'));
  const log = logOf(statuses);
  const [tally] = log.tallies;
  expect(tally?.count).toBe(6_000);
  expect(tally?.samples.length).toBeLessThanOrEqual(24);
  expect(tally?.samples.some(({ fields }) => of('0xc0000234')(fields))).toBe(true);
  expect(tally?.samples.some(({ fields }) => fields['TargetUserName'] === 'name5999')).toBe(true);
  expect(silent(log, '0xc0000234')).toBeUndefined();
});

it('silence is told only where every event is among the samples', () => {
  const few = logOf(['0xc000006a', '0xc000006a']);
  expect(silent(few, '0xc0000234')).toEqual({ first: '2026-11-01', last: '2026-11-21' });
  expect(silent(few, '0xc000006a')).toBeUndefined();
  expect(silent(logOf(Array.from({ length: 6_000 }, () => '0xc000006a')), '0xc0000234')).toBeUndefined();
  expect(silent({ ...few, covers: [] }, '0xc0000234')).toBeUndefined();
});
