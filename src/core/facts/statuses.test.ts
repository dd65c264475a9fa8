import { expect, it } from 'vitest';
import { tellingStatus } from './statuses.ts';

it.each<[string, string | undefined, string | undefined, string | undefined]>([
  ['the sub status says more', '0xC000006D', '0xC000006A', '0xc000006a'],
  ['two reasons: the sub status is the nearer one', '0xc000006e', '0xC0000071', '0xc0000071'],
  ['a sub status that is none of the reasons', '0xc000006e', '0xc0000388', '0xc000006e'],
  ['the general status says less than any', '0xc000006d', '0xc0000380', '0xc0000380'],
  ['no sub status', '0xC000015B', '0x0', '0xc000015b'],
  ['nothing', undefined, '0x00000000', undefined],
])('%s', (_name, Status, SubStatus, expected) => {
  const fields = {
    ...(Status === undefined ? {} : { Status }),
    ...(SubStatus === undefined ? {} : { SubStatus }),
  };
  expect(tellingStatus(fields)).toBe(expected);
});
