import { describe, expect, it } from 'vitest';
import { causes } from '../../causes/causes.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { exampleCase } from '../../judging/example-case.ts';
import { baselineHost, baselineSide, readBaseline, unseenOf } from './baseline.ts';
import { differencesOf } from './differences.ts';
import { bareSide, sideOf } from './side.ts';

const file = exampleCase({});
const side = sideOf(file, diagnose(file, causes), 0);
const saved = JSON.stringify({ format: 1, hosts: [baselineHost('srv01', '2026-09-01T12:00:00.000Z', side)] });

describe('a baseline', () => {
  it('comes back from its file as it was, and differs in nothing', () => {
    const read = readBaseline(saved);
    expect('hosts' in read && differencesOf(baselineSide(read.hosts[0]!), side)).toEqual([]);
  });

  it('keeps no event and no attempt', () => {
    expect(saved).not.toContain('serverEvents');
    expect(saved).not.toContain('connectionAttempts');
  });

  it('says what a look did not get to', () => {
    expect(unseenOf(side, bareSide({ outcome: 'fails', exit: 12 }))).toEqual([
      'protocol',
      'nla',
      'tls',
      'certificate',
    ]);
  });

  it.each([
    ['no JSON', '{', 'not JSON'],
    ['another format', '{"format":2,"hosts":[]}', 'format'],
    ['a case file', JSON.stringify(file), 'format'],
    [
      'a host without a snapshot',
      '{"format":1,"hosts":[{"target":"a","at":"","known":{}}]}',
      'hosts.0.snapshot',
    ],
  ])('%s is told', (_, text, place) => {
    const read = readBaseline(text);
    expect('problem' in read && read.problem).toContain(place);
  });
});
