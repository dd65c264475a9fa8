import { expect, it } from 'vitest';
import type { TimelineRow } from '../../core/report/timeline.ts';
import { burstsOf } from './bursts.ts';

const row = (time: string, says: string): TimelineRow => ({
  at: `2026-09-01 ${time}.000`,
  side: 'server',
  source: 'SRV01 RdpCoreTS 65',
  says,
  count: 1,
});
const attempt = (minute: string) => [row(`10:${minute}:00`, 'came'), row(`10:${minute}:01`, 'went')];

it('an attempt that comes again is told once, with the times of the others', () => {
  const [first, ...others] = burstsOf([...attempt('00'), ...attempt('05'), ...attempt('09')]);
  expect(others).toEqual([]);
  expect(first?.rows).toEqual(attempt('00'));
  expect(first?.again).toEqual(['2026-09-01 10:05:00.000', '2026-09-01 10:09:00.000']);
});

it('what differs stands by itself', () => {
  const bursts = burstsOf([...attempt('00'), row('10:05:00', 'came'), ...attempt('09')]);
  expect(bursts.map(({ rows }) => rows.length)).toEqual([2, 1, 2]);
});

it('the order within an attempt does not matter', () => {
  const [one, other] = attempt('05');
  expect(burstsOf([...attempt('00'), other!, one!])).toHaveLength(1);
});

it('a moment that parts what was before from what came after is never inside of one', () => {
  const bursts = burstsOf([...attempt('00'), ...attempt('05')], ['2026-09-01 10:05:00.000']);
  expect(bursts).toHaveLength(2);
  expect(burstsOf(attempt('00'), ['2026-09-01 10:00:01.000'])).toHaveLength(2);
});
