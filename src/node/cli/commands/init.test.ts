import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { firstConfig } from '../../../core/fleet/first-config.ts';
import { foundIn } from '../../../core/fleet/sweep/found-host.ts';
import { canonical } from '../../store/canonical.ts';
import { configAt, hostsIn } from '../monitor/config-at.ts';

const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-init-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the text means to the monitor. */
function readBack(text: string) {
  const path = join(folder, 'rdpdoctor.yaml');
  writeFileSync(path, text);
  const read = configAt(path);
  return { config: read.config, hosts: hostsIn(read) };
}

function swept(target: string, ending: string, certificate?: object): string {
  return JSON.stringify({ target, ending, named: false, snapshot: { outcome: 'unknown', certificate } });
}

const certificate = {
  subject: 'CN=SRV01',
  issuer: 'CN=Issuing CA 2,O=Example',
  serial: '1',
  sha256: 'ab',
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2027-01-01T00:00:00.000Z',
  selfSigned: false,
  windowsSelfMade: false,
  names: [],
  keyType: 'rsa',
  keyBits: 2048,
  signature: 'sha256WithRSAEncryption',
};

it.each<[name: string, text: string, groups: Readonly<Record<string, readonly string[]>>]>([
  [
    'a list',
    'srv01.corp.example\n# a comment\nsrv02.corp.example:3390\n10.0.1.7\n[2001:db8::7]:3389\nsrv01.corp.example\n',
    {
      'certificate not known, 10.0.1.0/24': ['10.0.1.7'],
      'certificate not known, 2001:db8:0:0::/64': ['[2001:db8::7]:3389'],
      'certificate not known, corp.example': ['srv01.corp.example', 'srv02.corp.example:3390'],
    },
  ],
  [
    'a table of customers',
    'Customer,Name,IPv4Address,Port\nacme,srv01,10.0.1.7,\n"birch, Ltd.",srv02,,3390\nacme,,10.0.1.8,\n,srv03,,\n',
    {
      acme: ['srv01', '10.0.1.8'],
      'birch, Ltd.': ['srv02:3390'],
      'certificate not known, without a domain': ['srv03'],
    },
  ],
  [
    'a sweep',
    [
      swept('10.0.1.7:3389', 'certificate', certificate),
      swept('10.0.1.8:3389', 'certificate', { ...certificate, windowsSelfMade: true }),
      swept('10.0.1.9:3389', 'silent'),
      swept('10.0.2.7:3389', 'tlsAlert'),
    ].join('\n'),
    {
      'O=Example, 10.0.1.0/24': ['10.0.1.7:3389'],
      'certificate not known, 10.0.2.0/24': ['10.0.2.7:3389'],
      'made by Windows, 10.0.1.0/24': ['10.0.1.8:3389'],
    },
  ],
  [
    'names that would be YAML, or comments, or more',
    [
      swept('10.0.1.7:3389', 'certificate', {
        ...certificate,
        issuer: 'O=a\nchannels: [{kind: exec}]\u001b[2J # "x',
      }),
      swept('10.0.1.9\nserve: {listen: evil}', 'silent'),
    ].join('\n'),
    { 'O=a?channels: [{kind: exec}]?[2J # "x, 10.0.1.0/24': ['10.0.1.7:3389'] },
  ],
])('%s becomes a configuration that is right', (_, text, groups) => {
  const { config, hosts } = readBack(firstConfig(foundIn([text], canonical)));
  expect(Object.fromEntries(config.groups.map((group) => [group.name, group.hosts]))).toEqual(groups);
  expect(hosts.every(({ watched }) => watched)).toBe(true);
  expect(config.channels).toEqual([]);
  expect(config.serve.listen).toBe('127.0.0.1:8389');
});

it('each line that is no comment is explained above it or beside it', () => {
  const lines = firstConfig(foundIn(['srv01'], canonical)).split('\n');
  for (const key of ['store:', 'vantage:', 'every:', 'atOnce:', 'keep:', 'channels:', 'groups:']) {
    const at = lines.findIndex((line) => line.startsWith(key));
    expect(lines[at - 1]).toMatch(/^#/);
  }
});

it('the channels that it offers are right once they are taken out of their comments', () => {
  const text = firstConfig(foundIn(['srv01'], canonical));
  const open = text.replace('channels: []', 'channels:').replaceAll(/^#( {2}- \{ name)/gm, '$1');
  expect(readBack(open).config.channels.map(({ kind }) => kind)).toEqual(['email', 'slack', 'webhook']);
});

it('names the lines that are neither, and what did not answer', () => {
  const found = foundIn([`{"target": 7}\nsrv01\n{broken\n${swept('10.0.1.9:3389', 'silent')}`], canonical);
  expect(found).toMatchObject({ unread: [1, 3], silent: ['10.0.1.9:3389'] });
  expect(firstConfig(found)).toContain('# Left out: 1 that did not answer');
});

it('a host in three spellings is one, called as it is first', () => {
  const text = `SRV01\n${swept('srv01:3389', 'certificate', certificate)}\nsrv01.`;
  expect(foundIn([text], canonical).hosts).toEqual([{ target: 'SRV01', address: undefined, certificate }]);
});

it('groups a hundred thousand hosts of a thousand networks by their issuers alone, quickly', () => {
  const text = Array.from({ length: 100_000 }, (_, i) => `10.${i >> 14}.${(i >> 6) & 255}.${i & 63}`).join(
    '\n',
  );
  const { config } = readBack(firstConfig(foundIn([text], canonical)));
  expect(config.groups).toHaveLength(1);
});
