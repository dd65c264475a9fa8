import { expect, it } from 'vitest';
import { toUtf8 } from '../core/bytes/text.ts';
import { explainWords } from './explain-words.ts';

const pastedAs = (text: string) => ({ words: ['-'], pasted: { text, bytes: toUtf8(text) } });

it.each([
  ['a code', { words: ['0x904', '0x7'] }, 0],
  ['a negative number', { words: ['-2146893052'] }, 0],
  ['what nobody knows', { words: ['qqqqzzzz'] }, 40],
  ['an unknown option', { words: ['0x904', '--nosuch'] }, 2],
  ['nothing', { words: [] }, 2],
  ['an empty paste', pastedAs(' \n'), 2],
  ['a pasted log', pastedAs('Error 0x904 happened'), 0],
  ['a log in the colours of a terminal', pastedAs('\u001b[31mError 0x904 happened\u001b[0m'), 0],
  [
    'an event log in place of text',
    { words: ['-'], pasted: { text: 'ElfFile', bytes: toUtf8('ElfFile\0\0\0\u0001\0\0') } },
    3,
  ],
])('%s ends with its code', (_, asked, exit) => {
  expect(explainWords(asked).exit).toBe(exit);
});
