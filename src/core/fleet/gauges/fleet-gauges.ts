import { millisOf } from '../../facts/time.ts';
import { outcomes } from '../../diagnosis/diagnosis.ts';
import type { Check } from '../check.ts';
import { isFresh } from '../freshness.ts';
import type { Gauge, Sample, Seen } from './gauge.ts';
import type { Host } from '../host.ts';
import { hostGauges } from './host-gauges.ts';
import { newestByHost } from '../newest-by-host.ts';

/** How watched hosts are now (milliseconds since 1970): the first `most` by name one by one, all of them as sums. */
export function fleetGauges(seen: readonly Seen[], most: number, now: number): readonly Gauge[] {
  const byName = seen.toSorted((a, b) => (a.host.target < b.host.target ? -1 : 1));
  return [
    ...hostGauges(byName.slice(0, most), now),
    {
      name: 'rdp_hosts',
      help: 'How many hosts are watched, by how their newest checks ended; the worst of several vantage points.',
      labels: ['outcome'],
      samples: countsOf(seen, now),
    },
    {
      name: 'rdp_hosts_left_out',
      help: 'How many watched hosts have no series of their own, because there are more than serve.metrics.hosts.',
      labels: [],
      samples: [{ labels: {}, value: Math.max(0, seen.length - most) }],
    },
    {
      name: 'rdp_certificates_ending',
      help: 'How many hosts show a certificate that ends within so many days; 0 for one that has ended.',
      labels: ['days'],
      samples: endingCounts(seen, now),
    },
  ];
}

/** From the worst to the best; what nobody looked at lately comes before what is well. */
const order = ['fails', 'unknown', 'worksForSome', 'disturbed', 'stale', 'works'] as const;

function countsOf(seen: readonly Seen[], now: number): readonly Sample[] {
  const counts = new Map<string, number>([...outcomes, 'stale'].map((outcome) => [outcome, 0]));
  for (const { host, newest } of seen) {
    const ended = newest.map((check) => (isFresh(host, check, now) ? check.snapshot.outcome : 'stale'));
    const worst = order.find((outcome) => ended.includes(outcome)) ?? 'stale';
    counts.set(worst, (counts.get(worst) ?? 0) + 1);
  }
  return [...counts].map(([outcome, value]) => ({ labels: { outcome }, value }));
}

function endingCounts(seen: readonly Seen[], now: number): readonly Sample[] {
  const ends = seen.map(({ newest }) =>
    newest.reduce((first, check) => Math.min(first, endOf(check)), Infinity),
  );
  return [0, 7, 30, 90].map((days) => ({
    labels: { days: String(days) },
    value: ends.filter((end) => end <= now + days * 86_400_000).length,
  }));
}

function endOf({ snapshot: { certificate } }: Check): number {
  return certificate === undefined ? Infinity : millisOf(certificate.notAfter);
}

/** The watched hosts, each with what was seen of it last; what places saw that no longer look is left out. */
export function seenOf(hosts: readonly Host[], latest: readonly Check[]): readonly Seen[] {
  const byHost = newestByHost(latest);
  return hosts
    .filter(({ watched }) => watched)
    .map((host) => {
      const newest = byHost.get(host.target) ?? [];
      return { host, newest: newest.filter(({ vantage }) => host.vantages.includes(vantage)) };
    });
}
