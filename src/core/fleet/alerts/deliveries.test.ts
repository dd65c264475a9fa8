import { expect, it } from 'vitest';
import type { Alert, Delivery } from '../alert.ts';
import { channelSchema } from './channel.ts';
import { afterAttempt, deliveriesOf, MOST_ATTEMPTS } from './deliveries.ts';

const now = '2026-09-01T12:00:00.000Z';
const alert: Alert = {
  id: 'a',
  key: 'down|srv01',
  state: 'open',
  severity: 'warning',
  headline: '',
  proof: [],
  hosts: ['srv01'],
  notices: [],
  since: now,
};
const hook = (more: object) =>
  channelSchema.parse({ name: 'hook', kind: 'webhook', url: 'http://127.0.0.1/', key: '${KEY}', ...more });

it.each([
  ['grave enough', { least: 'warning' }, 1],
  ['not grave enough', { least: 'critical' }, 0],
  ['its group', { groups: ['accounting'] }, 1],
  ['another group', { groups: ['lab'] }, 0],
])('%s', (_what, more, count) => {
  const step = { alert, tell: 'opened' } as const;
  expect(
    deliveriesOf(
      step,
      [hook(more)],
      () => ['accounting'],
      now,
      () => 'd',
    ),
  ).toHaveLength(count);
});

it('a secret in the file is refused, whatever the channel', () => {
  expect(() => hook({ key: 'hunter2' })).toThrow('environment variable');
});

const due: Delivery = {
  id: 'd',
  alert: 'a',
  channel: 'hook',
  event: 'opened',
  state: 'due',
  attempts: 0,
  nextAt: now,
};

it('waits longer each time and ends put aside', () => {
  let delivery = due;
  const waits: number[] = [];
  while (delivery.state !== 'dead') {
    delivery = afterAttempt(delivery, { problem: 'HTTP 503', again: true }, now);
    if (delivery.nextAt !== undefined) waits.push((Date.parse(delivery.nextAt) - Date.parse(now)) / 1_000);
  }
  expect(delivery.attempts).toBe(MOST_ATTEMPTS);
  expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1_920, 3_840, 7_680, 15_360, 21_600, 21_600, 21_600]);
});

it('a refusal for good is not tried again; what was sent is done', () => {
  expect(afterAttempt(due, { problem: 'HTTP 400', again: false }, now).state).toBe('dead');
  expect(afterAttempt(due, undefined, now)).toMatchObject({ state: 'sent', sentAt: now, attempts: 1 });
});
