import { expect, it } from 'vitest';
import { judgeFresh } from './judge-fresh.ts';

it('answers every fresh input', () => {
  const judged = judgeFresh();
  expect(judged.length).toBeGreaterThan(30);
  expect(judged.filter(({ mark }) => mark !== 'right')).toEqual([]);
});

it('says nothing that is known to be false', () => {
  expect(judgeFresh().filter(({ mark }) => mark === 'wrong')).toEqual([]);
});
