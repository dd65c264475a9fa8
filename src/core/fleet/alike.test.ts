import { expect, it } from 'vitest';
import { certificate, check } from '../../../test/fleet/samples.ts';
import { areAlike } from './alike.ts';
import type { Snapshot } from './snapshot.ts';

const at = '2026-09-01T12:00:00.000Z';

it.each<[string, Partial<Snapshot>, boolean]>([
  ['nothing', {}, true],
  ['a round trip of a few ms more', { roundTripMs: 9, connectMs: 8 }, true],
  ['a clock that is a second off', { skewSeconds: 1 }, true],
  ['a round trip that takes much longer', { roundTripMs: 90 }, false],
  ['a lost connection', { lost: 0.1 }, false],
  ['a clock that is a minute off', { skewSeconds: 60 }, false],
  ['another certificate', { certificate: certificate('b') }, false],
  ['NLA that is gone', { nla: 'offered' }, false],
  ['how it ended', { outcome: 'fails', exit: 12 }, false],
  ['another build', { build: '10.0.26100' }, false],
])('two checks that differ in %s', (_, changed, alike) => {
  const before = [check('srv01', at, { skewSeconds: 0 })];
  expect(areAlike(before, [check('srv01', at, { skewSeconds: 0, ...changed })])).toBe(alike);
});

it('compares each place with itself', () => {
  const from = (vantage: string, changed: Partial<Snapshot> = {}) => check('srv01', at, changed, { vantage });
  expect(areAlike([from('a'), from('b')], [from('b'), from('a')])).toBe(true);
  expect(areAlike([from('a')], [from('a'), from('b')])).toBe(false);
  expect(areAlike([from('a')], [from('b')])).toBe(false);
  expect(areAlike([from('a'), from('b')], [from('a'), from('b', { lost: 1 })])).toBe(false);
});
