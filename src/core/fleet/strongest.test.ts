import { expect, it } from 'vitest';
import { checksFrom, days, failing } from '../../../test/fleet/watched-host.ts';
import { strongestAfter, type Strongest } from './strongest.ts';

const kept = (nla: 'required' | 'offered', lastAt: string): Strongest => ({
  vantage: 'here',
  name: 'nla',
  snapshot: { nla },
  lastAt,
});
const weak = checksFrom(-1, () => ({ nla: 'offered' }));
const strong = checksFrom(-1, () => ({ nla: 'required' }));

it.each([
  ['nothing was known', [], strong, 'required', days(-0.25)],
  ['weaker since', [kept('required', days(-90))], weak, 'required', days(-90)],
  ['as strong still', [kept('required', days(-90))], strong, 'required', days(-0.25)],
  ['stronger now', [kept('offered', days(-90))], strong, 'required', days(-0.25)],
  ['stronger twice only', [], [...strong.slice(0, 2), ...weak], 'offered', days(-0.25)],
  ['not seen for long', [kept('required', days(-90))], [failing(-1)], 'required', days(-90)],
] as const)('%s', (_, before, checks, nla, lastAt) => {
  const known = strongestAfter(before, checks).find(({ name }) => name === 'nla');
  expect(known).toMatchObject({ snapshot: { nla }, lastAt });
});

it('keeps what another place has seen', () => {
  const there = { ...kept('required', days(-90)), vantage: 'there' };
  expect(strongestAfter([there], weak)).toContainEqual(there);
});
