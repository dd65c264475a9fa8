import { expect, it } from 'vitest';
import { widthOf } from '../layout/display-width.ts';
import { renderChanges } from './changes.ts';

it('begins with the host where several are told of, within the width', () => {
  const ending = { outcome: 'works' } as const;
  const host = 'terminal-server-01.berlin.corp.example:3390';
  const style = { width: 60, colour: false, ascii: false, all: false };
  const compared = { before: '2026-11-29', after: 'it', are: 'times' } as const;
  const text = renderChanges([], compared, { before: ending, after: ending }, style, host);
  expect(text.startsWith(`${host}: `)).toBe(true);
  expect(text.split('\n').filter((line) => widthOf(line) > 60)).toEqual([]);
});
