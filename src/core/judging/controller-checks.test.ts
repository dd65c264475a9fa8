import { expect, it } from 'vitest';
import { event } from '../facts/situations-of-logs.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { refusedCheck } from './controller-checks.ts';

const locked = { 0xc0000234: 'STATUS_ACCOUNT_LOCKED_OUT' };
const expired = { 0xc0000071: 'STATUS_PASSWORD_EXPIRED' };
const noon = '2026-09-01T12:00:00.000Z';
const morning = '2026-09-01T08:00:00.000Z';
const lastWeek = '2026-08-24T08:00:00.000Z';
const check = (TargetUserName: string, Status: string, last: string, count = 1, id = 4776) => ({
  ...event('security', id, { TargetUserName, Status }, last, count),
  complete: true,
});
const lockout = (last: string) => event('security', 4740, { TargetUserName: 'dana' }, last);
const log = (...tallies: FactTypes['serverEvents']['tallies']): FactTypes['serverEvents'] => ({
  tallies,
  covers: [{ channel: 'Security', computer: 'DC', first: lastWeek, last: noon, records: 900, lost: 0 }],
});

it.each([
  {
    name: 'locked out, then refused',
    of: log(lockout(morning), check('dana', '0xC0000234', noon, 4)),
    alone: true,
  },
  {
    name: 'another account is disabled',
    of: log(check('dana', '0xc0000234', noon, 4), check('otto', '0xc0000072', noon, 4)),
    alone: false,
  },
  {
    name: 'not every check was kept',
    of: log({ ...check('dana', '0xc0000234', noon, 4), complete: false }),
    alone: false,
  },
  { name: 'a lockout, and nothing after it', of: log(lockout(noon)), alone: false },
  {
    name: 'accepted afterwards',
    of: log(check('dana', '0xc0000234', morning, 4), check('dana', '0x0', noon)),
    alone: undefined,
  },
  { name: 'refused once', of: log(check('dana', '0xc0000234', noon)), alone: undefined },
  {
    name: 'a week ago',
    of: log(check('dana', '0xc0000234', lastWeek, 4), check('otto', '0x0', noon)),
    alone: undefined,
  },
  { name: 'a machine', of: log(check('PC9$', '0xc0000234', noon, 4)), alone: undefined },
  {
    name: 'the log of a server of Remote Desktop',
    of: log(check('dana', '0xc0000234', noon, 4), event('lsm', 21, {}, noon)),
    alone: undefined,
  },
])('an account that is locked: $name', ({ of, alone }) => {
  expect(refusedCheck(of, locked)?.alone).toBe(alone);
});

it('a failure code of Kerberos stands for one status, or for none', () => {
  expect(refusedCheck(log(check('dana', '0x17', noon, 4, 4771)), expired)?.alone).toBe(false);
  expect(refusedCheck(log(check('dana', '0x12', noon, 4, 4771)), locked)).toBeUndefined();
});
