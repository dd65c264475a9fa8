import { expect, it } from 'vitest';
import { inTime } from './in-time.ts';
import type { NotTold } from './telling.ts';

const going = new AbortController().signal;
const never = () => new Promise<undefined>(() => {});

it.each<[string, () => Promise<NotTold | undefined>, AbortSignal, NotTold | undefined]>([
  ['is told', async () => undefined, going, undefined],
  ['is refused', async () => ({ problem: 'no', again: false }), going, { problem: 'no', again: false }],
  ['never ends', never, going, { problem: 'not done within 0.02 s', again: true }],
  ['is stopped', never, AbortSignal.abort(), { problem: 'stopped', again: true }],
  ['fails', () => Promise.reject(new Error('broken')), going, { problem: 'broken', again: true }],
  [
    'throws at once',
    () => {
      throw new Error('spawn E2BIG\u001b[2J');
    },
    going,
    { problem: expect.stringMatching(/^spawn E2BIG[^\u001b]*$/), again: true },
  ],
])('what %s has an answer', async (_, telling, signal, outcome) => {
  expect(await inTime(telling, 20, signal)).toEqual(outcome);
});

it('what is stopped while it waits has an answer, and leaves no listener behind', async () => {
  const stop = new AbortController();
  const waiting = inTime(never, 60_000, stop.signal);
  stop.abort();
  expect(await waiting).toEqual({ problem: 'stopped', again: true });
});
