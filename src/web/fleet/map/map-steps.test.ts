import { expect, it } from 'vitest';
import { stepFrom } from './map-steps.ts';

/** 0 1 2 3 / 4 5 6 7 / 8 9, then 0 1. */
const blocks = [
  { count: 10, columns: 4 },
  { count: 2, columns: 4 },
];

it.each([
  ['ArrowRight', 0, 0, 0, 1],
  ['ArrowRight', 0, 3, 0, 4],
  ['ArrowRight', 0, 9, 1, 0],
  ['ArrowLeft', 0, 4, 0, 3],
  ['ArrowLeft', 1, 0, 0, 9],
  ['ArrowDown', 0, 1, 0, 5],
  ['ArrowDown', 0, 7, 0, 9],
  ['ArrowDown', 0, 9, 1, 1],
  ['ArrowUp', 0, 5, 0, 1],
  ['ArrowUp', 1, 1, 0, 9],
  ['Home', 0, 6, 0, 0],
  ['End', 0, 6, 0, 9],
  ['PageDown', 0, 6, 1, 0],
  ['PageUp', 1, 1, 0, 0],
])('%s in block %i from cell %i leads to block %i, cell %i', (key, block, cell, toBlock, toCell) =>
  expect(stepFrom(key, { block, cell }, blocks)).toEqual({ block: toBlock, cell: toCell }),
);

it.each([
  ['ArrowUp', 0, 2],
  ['ArrowLeft', 0, 0],
  ['PageUp', 0, 4],
  ['ArrowRight', 1, 1],
  ['ArrowDown', 1, 0],
  ['a', 0, 0],
])('%s in block %i at cell %i leads nowhere', (key, block, cell) =>
  expect(stepFrom(key, { block, cell }, blocks)).toBeUndefined(),
);
