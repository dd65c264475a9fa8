import { expect, it } from 'vitest';
import { healthy } from '../../facts/healthy.ts';
import { newSince } from './new-since.ts';
import type { Check } from '../../fleet/check.ts';
import { seenCertificate, type Snapshot } from '../../fleet/snapshot.ts';

const certificate = seenCertificate.parse(healthy.tlsCertificate);
const works: Snapshot = { outcome: 'works', exit: 0, certificate, nla: 'required' };
const fails: Snapshot = { outcome: 'fails', exit: 12, phase: 'connection', lead: 'silent-port' };
const renewed: Snapshot = {
  ...works,
  certificate: { ...certificate, sha256: 'ef'.repeat(32), notAfter: '2027-06-30T00:00:00.000Z' },
};

it.each<[string, Snapshot | undefined, Snapshot, string | undefined]>([
  ['a first check', undefined, works, 'All is well'],
  ['nothing new', works, works, undefined],
  ['a failure', works, fails, 'All is well (before: it worked)'],
  [
    'a failure after a step that was only noted',
    { ...works, phase: 'name' },
    fails,
    'All is well (before: it worked)',
  ],
  ['the same failure', fails, fails, undefined],
  [
    'another failure',
    fails,
    { ...fails, phase: 'encryption' },
    'All is well (before: it failed: connection)',
  ],
  [
    'another reason',
    fails,
    { ...fails, lead: 'refused-port' },
    'All is well (before: it failed: connection)',
  ],
  ['a recovery', fails, works, 'All is well (before: it failed: connection)'],
  [
    'a new certificate',
    works,
    renewed,
    'it has another certificate, which ends 2027-06-30; the one before ends 2026-12-31',
  ],
  ['NLA gone', works, { ...works, nla: 'offered' }, 'NLA is no longer required'],
  ['NLA come', { ...works, nla: 'notOffered' }, works, 'NLA is now required'],
  ['a slower answer', works, { ...works, roundTripMs: 900 }, undefined],
])('says of %s', (_, then, now, words) => {
  const check = (snapshot: Snapshot): Check => ({
    id: '1',
    host: 'srv01',
    vantage: 'here',
    startedAt: '',
    endedAt: '',
    version: '1',
    rules: '1',
    snapshot,
  });
  expect(newSince(check(now), then === undefined ? undefined : check(then), 'All is well')).toBe(words);
});
