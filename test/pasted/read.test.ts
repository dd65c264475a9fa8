import { expect, it } from 'vitest';
import { judgeRead } from './judge-read.ts';

it('what people paste brings the facts that it holds', () => {
  const judged = judgeRead();
  expect(judged.length).toBeGreaterThan(25);
  expect(judged.filter(({ mark }) => mark !== 'right')).toEqual([]);
});
