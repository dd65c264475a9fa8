import { describe, expect, it } from 'vitest';
import { addressesInHosts, searchSuffixes } from './hosts-file.ts';
import { completeName, resolveName, type NameSources } from './name.ts';

const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));

const sources: NameSources = {
  lookup: async () => [
    { address: '192.0.2.1', family: 4 },
    { address: '2001:db8::1', family: 6 },
    { address: '192.0.2.1', family: 4 },
  ],
  pointers: async (address) => (address === '192.0.2.1' ? ['srv01.corp.example'] : []),
  dnsAddresses: async (name) => (name.endsWith('corp.example') ? ['192.0.2.1'] : []),
  hostsFile: async () => '127.0.0.1 localhost\n192.0.2.9 old OLD.corp.example # moved\n',
  resolvConf: async () => 'search wrong.example corp.example\nnameserver 192.0.2.53\n',
};

describe('name', () => {
  it('keeps every address once, with its family', async () => {
    const name = await resolveName('srv01.corp.example', 500, sources);
    expect(name).toMatchObject({ kind: 'fqdn', outcome: 'resolved', hostsFile: [] });
    expect(name.addresses.map(({ address }) => address)).toEqual(['192.0.2.1', '2001:db8::1']);
  });

  it('sees the hosts file', async () => {
    expect(await resolveName('old', 500, sources)).toMatchObject({ hostsFile: ['192.0.2.9'] });
  });

  it.each([
    ['192.0.2.7', 'ipv4'],
    ['fe80::1%eth0', 'ipv6'],
  ])('does not resolve %s', async (text, kind) => {
    const silent = { ...sources, lookup: failing('EBUG') };
    expect(await resolveName(text, 500, silent)).toMatchObject({ kind, outcome: 'literal' });
  });

  it.each([
    ['ENOTFOUND', 'notFound'],
    ['EAI_AGAIN', 'failed'],
  ])('tells %s as %s', async (code, outcome) => {
    const name = await resolveName('srv01', 500, { ...sources, lookup: failing(code) });
    expect(name).toMatchObject({ outcome, problem: code, addresses: [] });
  });

  it('gives up on a resolver that never answers', async () => {
    const name = await resolveName('srv01', 30, { ...sources, lookup: () => new Promise(() => {}) });
    expect(name.outcome).toBe('timedOut');
  });

  it('adds what points back and what DNS alone says', async () => {
    const name = await completeName(await resolveName('srv01.corp.example', 500, sources), 500, sources);
    expect(name.pointers).toEqual({ '192.0.2.1': ['srv01.corp.example'], '2001:db8::1': [] });
    expect(name.dnsAddresses).toEqual(['192.0.2.1']);
  });

  it('finds the suffix that completed a short name', async () => {
    const name = await completeName(await resolveName('srv01', 500, sources), 500, sources);
    expect(name.completedTo).toBe('srv01.corp.example');
  });

  it('leaves out what nobody answered', async () => {
    const deaf = { ...sources, pointers: failing('ETIMEOUT'), dnsAddresses: failing('ETIMEOUT') };
    const name = await completeName(await resolveName('srv01.corp.example', 500, deaf), 500, deaf);
    expect(name.pointers).toEqual({});
    expect(name).not.toHaveProperty('dnsAddresses');
  });
});

describe('files', () => {
  it('reads a hosts file', () => {
    expect(addressesInHosts('\uFEFF# x\r\n10.0.0.1\ta b\r\n::1 B', 'b')).toEqual(['10.0.0.1', '::1']);
  });

  it('takes the last search line', () => {
    expect(searchSuffixes('domain a.example\nsearch b.example c.example\n')).toEqual([
      'b.example',
      'c.example',
    ]);
  });
});
