import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { hostsOf, writtenTwice } from '../../core/fleet/config-hosts.ts';
import { canonical } from '../store/canonical.ts';
import { readConfig } from './read-config.ts';

const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string) {
  const path = join(folder, 'rdpdoctor.yaml');
  writeFileSync(path, text);
  const answer = readConfig(path);
  return 'problems' in answer
    ? { problems: answer.problems.map((problem) => problem.replace(`${path}: `, '')) }
    : answer;
}

it('an empty file is a whole configuration', () => {
  expect(read('')).toMatchObject({
    config: { every: 900, vantage: 'here', serve: { listen: '127.0.0.1:8389' } },
  });
});

it('hosts of several groups are looked at as often as the most impatient asks', () => {
  const answer = read(`
every: 15m
groups:
  - name: accounting
    hosts: [srv01, srv02]
    expect: nla,cert>30d
  - name: critical
    hosts: [srv01]
    every: 2m
    vantages: [here, branch]
`);
  if ('problems' in answer) throw new Error(answer.problems.join());
  expect(hostsOf(answer.config, () => [], canonical)).toEqual([
    {
      target: 'srv01',
      groups: ['accounting', 'critical'],
      everySeconds: 120,
      vantages: ['here', 'branch'],
      expect: 'nla,cert>30d',
      watched: true,
    },
    {
      target: 'srv02',
      groups: ['accounting'],
      everySeconds: 900,
      vantages: ['here'],
      expect: 'nla,cert>30d',
      watched: true,
    },
  ]);
});

it('a host that is spelled in three ways is one, in all its groups', () => {
  const answer = read('groups: [{name: a, hosts: [SRV01, srv02]}, {name: b, hosts: [srv01., "srv01:3389"]}]');
  if ('problems' in answer) throw new Error(answer.problems.join());
  expect(hostsOf(answer.config, () => [], canonical)).toMatchObject([
    { target: 'srv01', spelled: 'SRV01', groups: ['a', 'b'] },
    { target: 'srv02', groups: ['a'] },
  ]);
});

it('says of a host in several spellings, in one line, that it is one', () => {
  const targets = ['SRV01', 'srv02', 'srv01.', 'srv02', ' srv01:3389', '2001:DB8::1', '[2001:db8:0::1]'];
  expect(writtenTwice(targets, canonical)).toEqual([
    '"SRV01" and "srv01." and "srv01:3389" are one host; it is watched once, as "SRV01"',
    '"2001:DB8::1" and "[2001:db8:0::1]" are one host; it is watched once, as "2001:DB8::1"',
  ]);
});

it.each([
  ['every: soon', 'line 1: every "soon": expected a time such as 30s, 15m, 12h or 90d'],
  ['\n\nevery: 15m\nevry: 3m', 'line 4: evry: is no setting here; did you mean every?'],
  [
    'channels:\n  - {name: a, kind: slack, url: "https://hooks.example/x"}',
    'line 2: channels.0.url: expected the name of an environment variable, as in ${SMTP_PASSWORD}',
  ],
  [
    'groups:\n  - {name: a, expect: tls9}',
    'groups: a: expect "tls9": is none of tls1.2+, tls1.3+, nla, cert>30d, name, trusted',
  ],
  ['every: 5s', 'line 1: every "5s": expected a time from 30s to 7d (e.g. 15m)'],
  [
    'groups: [{name: a, every: 8d}]',
    'line 1: groups.0.every "8d": expected a time from 30s to 7d (e.g. 15m)',
  ],
  [
    'exclude: [10.0.0.0/8]',
    'line 1: exclude: is no setting here; expected store, vantage, every, atOnce, groups, baseline, keep, alerts, channels, serve',
  ],
  [
    'store: postgres://rdp:hunter2@db/fleet',
    'store: a password has no place in this file; write ${RDPDOCTOR_STORE}, and the URL into that variable',
  ],
  ['groups: [{name: a}, {name: a}]', 'groups: "a" stands twice'],
  [
    'alerts: {quiet: [{from: "22:00", to: "06:00", zone: Mars/Olympus}]}',
    'alerts.quiet: zone "Mars/Olympus": is no time zone, such as Europe/Berlin',
  ],
  ['channels:\n  - {name: a, kind: exec, program: page, groups: [b]}', 'channels: a: there is no group "b"'],
  [
    'every: 15m\ngroups: [',
    'line 2, column 10: found the end of the file, expected "]" for the "[" in line 2; where it goes on over several lines, each is indented further than its setting',
  ],
])('%j is refused with its place', (text, problem) => {
  const answer = read(text);
  expect('problems' in answer ? answer.problems[0] : 'accepted').toBe(problem);
});

it('a document that grows out of aliases is refused', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefgh'
      .split('')
      .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[i]}`).join(',')}]`),
  ];
  expect(read(bomb.join('\n'))).toMatchObject({ problems: [expect.stringContaining('aliases')] });
});
