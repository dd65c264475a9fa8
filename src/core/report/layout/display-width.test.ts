import { expect, it } from 'vitest';
import { beginningOf, padded, widthOf } from './display-width.ts';
import { clipped, wrap } from './wrap.ts';

it.each([
  ['srv01', 5],
  ['сервер', 6],
  ['サーバー', 8],
  ['服务器', 6],
  ['서버', 4],
  ['e\u0301te\u0301', 3],
  ['ﾘﾓｰﾄ', 4],
  ['✓', 1],
  ['✅', 2],
])('%s takes %i columns', (text, columns) => {
  expect(widthOf(text)).toBe(columns);
});

it('fills and cuts by columns, never inside a character', () => {
  expect(padded('服务', 6)).toBe('服务  ');
  expect(beginningOf('服务器', 5)).toBe('服务');
});

it('wraps text without blanks where the line is full', () => {
  const lines = wrap('リモートデスクトップに接続できません', 20);
  expect(lines.map(widthOf).every((width) => width <= 20)).toBe(true);
  expect(lines.join('')).toBe('リモートデスクトップに接続できません');
});

it('breaks what is longer than a line, but no path', () => {
  expect(wrap('.'.repeat(50), 20).map(widthOf)).toEqual([20, 20, 10]);
  expect(wrap('HKLM\\\\SYSTEM\\\\CurrentControlSet', 20)).toHaveLength(1);
});

it('clips a wide text to its columns', () => {
  expect(widthOf(clipped('证书已过期证书已过期', 11))).toBeLessThanOrEqual(11);
});
