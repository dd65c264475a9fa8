import { expect, it } from 'vitest';
import { turns } from './turns.ts';

it('lets so many in at once, the others in their order', async () => {
  const turn = turns(2);
  const inside: number[] = [];
  const leaves: (() => void)[] = [];
  const all = [0, 1, 2, 3].map(async (i) => {
    leaves[i] = await turn();
    inside.push(i);
  });
  await Promise.all(all.slice(0, 2));
  expect(inside).toEqual([0, 1]);
  leaves[1]?.();
  await all[2];
  expect(inside).toEqual([0, 1, 2]);
  leaves[0]?.();
  leaves[2]?.();
  await all[3];
  leaves[3]?.();
  expect(await Promise.all([turn(), turn()])).toHaveLength(2);
});
