import { expect, it } from 'vitest';
import { inTime } from './in-time.ts';
import type { NotTold } from './telling.ts';

const never = () => new Promise<undefined>(() => {});

it.each<[string, () => Promise<NotTold | undefined>, NotTold | undefined]>([
  ['is told', async () => undefined, undefined],
  ['is refused', async () => ({ problem: 'no', again: false }), { problem: 'no', again: false }],
  ['never ends', never, { problem: 'not done within 0.02 s', again: true }],
  ['fails', () => Promise.reject(new Error('broken')), { problem: 'broken', again: true }],
  [
    'throws at once',
    () => {
      throw new Error('spawn E2BIG\u001b[2J');
    },
    { problem: expect.stringMatching(/^spawn E2BIG[^\u001b]*$/), again: true },
  ],
])('what %s has an answer', async (_, telling, outcome) => {
  expect(await inTime(telling, 20)).toEqual(outcome);
});
