import { expect, it } from 'vitest';
import { check, days, watched } from '../../../../test/fleet/watched-host.ts';
import { noticeWords } from '../../report/fleet/notice-words.ts';
import type { Snapshot } from '../snapshot.ts';
import { baselineBroken } from './baseline-broken.ts';

const baseline = { at: days(-30), snapshot: check(-30).snapshot };

it.each<[string, readonly (readonly [Partial<Snapshot>, string?])[], string | undefined]>([
  ['as it was', [[{}], [{}]], undefined],
  ['NLA gone twice', [[{}], [{ nla: 'offered' }], [{ nla: 'offered' }]], 'warning nla'],
  ['NLA gone once', [[{}], [{ nla: 'offered' }]], undefined],
  ['NLA gone and back', [[{ nla: 'offered' }], [{ nla: 'offered' }], [{}]], undefined],
  ['NLA gone in two ways', [[{ nla: 'offered' }], [{ nla: 'notOffered' }]], undefined],
  ['another build twice', [[{ build: '10.0.99999' }], [{ build: '10.0.99999' }]], 'notice build'],
  [
    'gone from one place',
    [[{ nla: 'offered' }, 'there'], [{}], [{ nla: 'offered' }, 'there'], [{}]],
    'warning nla',
  ],
  [
    'down, which is told elsewhere',
    [[{ outcome: 'fails', nla: undefined }], [{ outcome: 'fails', nla: undefined }]],
    undefined,
  ],
])('%s', (_, seen, notice) => {
  const checks = seen.map(([snapshot, vantage = 'here'], i) => check(-1 + i / 24, snapshot, { vantage }));
  const [told] = baselineBroken({ ...watched(checks), baseline }, days(0));
  expect(told && `${told.severity} ${String(told.evidence['codes'])}`).toBe(notice);
});

it('is told in words, without codes', () => {
  const checks = [-0.1, -0.05].map((at) => check(at, { nla: 'offered' }));
  const [told] = baselineBroken({ ...watched(checks), baseline }, days(0));
  expect(told && noticeWords(told).headline).toBe(
    'srv01 is no longer as its baseline has it: NLA: was required, is taken, not required.',
  );
});

it('without a baseline there is nothing to hold it against', () => {
  const checks = [-0.1, -0.05].map((at) => check(at, { nla: 'offered' }));
  expect(baselineBroken(watched(checks), days(0))).toEqual([]);
});
