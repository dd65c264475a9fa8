import { expect, it } from 'vitest';
import { grants } from './access-list.ts';

const system = ['S-1-5-18', 'S-1-5-32-544', 'S-1-1-0'];

it.each([
  ['O:SYG:SYD:PAI(A;;0x12019f;;;WD)(A;;FA;;;BA)', true],
  ['D:(A;;FR;;;WD)', false],
  ['D:(A;;FR;;;WD)(A;;DC;;;S-1-5-18)', true],
  ['D:(D;;DC;;;WD)(A;;FA;;;BA)', false],
  ['D:(D;;DC;;;S-1-5-21-1-2-3-500)(A;;FA;;;BA)', true],
  ['D:(A;OICIIO;FA;;;BA)', false],
  ['D:', false],
  ['D:NO_ACCESS_CONTROL', true],
  ['O:SYG:SY', undefined],
  ['', undefined],
] as const)('%s lets SYSTEM make a file: %s', (sddl, expected) => {
  expect(grants(sddl, system, 0x2)).toBe(expected);
});
