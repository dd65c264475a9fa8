import { expect, it } from 'vitest';
import type { Check } from '../check.ts';
import { fleetGauges, seenOf } from './fleet-gauges.ts';
import type { Host } from '../host.ts';
import type { Snapshot } from '../snapshot.ts';

const now = Date.UTC(2026, 8, 1, 12);
const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000).toISOString();

function host(target: string, more: Partial<Host> = {}): Host {
  return { target, groups: [], everySeconds: 900, vantages: ['here'], watched: true, ...more };
}

function check(target: string, snapshot: Partial<Snapshot>, minutes = 1, vantage = 'here'): Check {
  const endedAt = minutesAgo(minutes);
  return {
    id: `${target} ${vantage}`,
    host: target,
    vantage,
    startedAt: endedAt,
    endedAt,
    version: '1',
    rules: '1',
    snapshot: { outcome: 'works', exit: 0, ...snapshot },
  };
}

function valuesOf(hosts: readonly Host[], checks: readonly Check[], most = 100) {
  const gauges = fleetGauges(seenOf(hosts, checks), most, now);
  return (name: string) =>
    Object.fromEntries(
      gauges
        .find((gauge) => gauge.name === name)!
        .samples.map(({ labels, value }) => [Object.values(labels).join(' '), value]),
    );
}

it('says of each host what was measured, and nothing of what was not', () => {
  const of = valuesOf(
    [host('a'), host('b')],
    [
      check('a', { roundTripMs: 20, nla: 'offered', tls: 'TLS 1.2' }),
      check('b', { outcome: 'fails', exit: 12 }),
    ],
  );
  expect(of('rdp_up')).toEqual({ 'a here': 1, 'b here': 0 });
  expect(of('rdp_round_trip_seconds')).toEqual({ 'a here': 0.02 });
  expect(of('rdp_nla_required')).toEqual({ 'a here': 0 });
  expect(of('rdp_tls_info')).toEqual({ 'a here TLS 1.2 ': 1 });
  expect(of('rdp_clock_skew_seconds')).toEqual({});
});

it.each([
  [45, 1],
  [47, undefined],
])('a check %i minutes old says rdp_up %s at an interval of 15', (minutes, up) => {
  const of = valuesOf([host('a')], [check('a', {}, minutes)]);
  expect(of('rdp_up')['a here']).toBe(up);
  expect(of('rdp_last_check_timestamp_seconds')).toEqual({ 'a here': now / 1_000 - minutes * 60 });
  expect(of('rdp_hosts')['stale']).toBe(up === undefined ? 1 : 0);
});

it('has no more series than it may, and says how many hosts are in the sums alone', () => {
  const hosts = Array.from({ length: 30 }, (_, i) => host(`srv${String(i).padStart(2, '0')}`));
  const of = valuesOf(
    hosts,
    hosts.map(({ target }) => check(target, target < 'srv05' ? { outcome: 'fails', exit: 12 } : {})),
    10,
  );
  expect(Object.keys(of('rdp_up'))).toHaveLength(10);
  expect(of('rdp_hosts_left_out')).toEqual({ '': 20 });
  expect(of('rdp_hosts')).toMatchObject({ works: 25, fails: 5 });
});

it('counts a host once, as the worst of its vantage points sees it, and only watched ones', () => {
  const of = valuesOf(
    [host('a', { vantages: ['here', 'branch'] }), host('b', { watched: false })],
    [
      check('a', {}),
      check('a', { outcome: 'fails', exit: 12 }, 1, 'branch'),
      check('a', {}, 9_000, 'given up'),
      check('b', {}),
    ],
  );
  expect(of('rdp_hosts')).toMatchObject({ works: 0, fails: 1 });
  expect(of('rdp_up')).toEqual({ 'a here': 1, 'a branch': 0 });
});

it('counts certificates by when they end', () => {
  const ending = (days: number): Partial<Snapshot> => ({
    certificate: {
      subject: 'CN=a',
      issuer: 'CN=a',
      serial: '1',
      sha256: 'ab',
      notBefore: minutesAgo(100_000),
      notAfter: new Date(now + days * 86_400_000).toISOString(),
      selfSigned: true,
      windowsSelfMade: true,
      names: [],
      keyType: 'rsa',
      keyBits: 2048,
      signature: 'sha256WithRSAEncryption',
    },
  });
  const of = valuesOf(
    [host('a'), host('b'), host('c')],
    [check('a', ending(-1)), check('b', ending(20)), check('c', ending(400))],
  );
  expect(of('rdp_certificates_ending')).toEqual({ 0: 1, 7: 1, 30: 2, 90: 2 });
});

it('names hosts that nobody looked at yet by how often that should be', () => {
  const of = valuesOf([host('a')], []);
  expect(of('rdp_check_interval_seconds')).toEqual({ 'a here': 900 });
  expect(of('rdp_last_check_timestamp_seconds')).toEqual({});
});
