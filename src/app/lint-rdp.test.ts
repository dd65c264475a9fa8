import { expect, it } from 'vitest';
import { toUtf8 } from '../core/bytes/text.ts';
import { exitOfLint, lintRdp } from './lint-rdp.ts';

it.each([
  ['a careful file', 'full address:s:srv01\nauthentication level:i:2\n', 0],
  ['one that believes any server', 'full address:s:srv01\nauthentication level:i:0\n', 30],
  ['one with a line that is none', 'full address:s:srv01\nauthentication level:i:2\nnonsense\n', 4],
  ['one without a setting', 'nonsense\n', 3],
  ['an empty one', '', 3],
])('%s ends with its code', (_, text, exit) => {
  expect(exitOfLint([lintRdp(toUtf8(text))])).toBe(exit);
});

it('what is dangerous in one counts more than what is unread in another', () => {
  const dangerous = lintRdp(toUtf8('full address:s:srv01\nauthentication level:i:0\n'));
  const unread = lintRdp(toUtf8('full address:s:srv01\nnonsense\n'));
  expect(exitOfLint([unread, dangerous])).toBe(30);
});
