import { millisOf } from '../../facts/time.ts';
import type { Check } from '../check.ts';
import type { Gauge, Seen } from './gauge.ts';
import { isFresh } from '../freshness.ts';
import type { Snapshot } from '../snapshot.ts';

/** What is said of each host from each vantage point; of a check that is too old only when it was. */
export function hostGauges(seen: readonly Seen[], now: number): readonly Gauge[] {
  const checks = seen.flatMap(({ host, newest }) => newest.map((check) => ({ host, check })));
  const gauges = measures.map(({ name, help, labels = [], always = false, of }) => ({
    name,
    help,
    labels: ['host', 'vantage', ...labels],
    samples: checks.flatMap(({ host, check }) => {
      const sample = always || isFresh(host, check, now) ? of(check.snapshot, check) : undefined;
      if (sample === undefined) return [];
      const [value, more] = typeof sample === 'number' ? [sample, {}] : [1, sample];
      return [{ labels: { host: check.host, vantage: check.vantage, ...more }, value }];
    }),
  }));
  return [...gauges, intervalsOf(seen)];
}

/** Said of hosts that nobody looked at yet, too, so that they are missed. */
function intervalsOf(seen: readonly Seen[]): Gauge {
  return {
    name: 'rdp_check_interval_seconds',
    help: 'How often the host is to be looked at.',
    labels: ['host', 'vantage'],
    samples: seen.flatMap(({ host }) =>
      host.vantages.map((vantage) => ({
        labels: { host: host.target, vantage },
        value: host.everySeconds,
      })),
    ),
  };
}

interface Measure {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
  /** Said of a check however old it is. */
  readonly always?: boolean;
  /** The value; or labels, of something that is no number. What was not measured has no sample. */
  readonly of: (snapshot: Snapshot, check: Check) => number | Readonly<Record<string, string>> | undefined;
}

/** The names that `check --openmetrics` gives the same thing. */
const measures: readonly Measure[] = [
  {
    name: 'rdp_up',
    help: 'Whether Remote Desktop connects, as far as it was looked (1), or not, or that is not known (0).',
    of: ({ outcome }) => (outcome === 'fails' || outcome === 'unknown' ? 0 : 1),
  },
  {
    name: 'rdp_exit_code',
    help: 'The exit code of rdpdoctor check, as docs/exit-codes.md lists them.',
    of: ({ exit }) => exit,
  },
  {
    name: 'rdp_certificate_not_after_seconds',
    help: 'When the certificate ends, as seconds since 1970.',
    of: ({ certificate }) => certificate && Math.floor(millisOf(certificate.notAfter) / 1_000),
  },
  {
    name: 'rdp_round_trip_seconds',
    help: 'The median round trip of the last check.',
    of: ({ roundTripMs }) => roundTripMs && roundTripMs / 1_000,
  },
  {
    name: 'rdp_lost_ratio',
    help: 'The share of connections of the last check that were lost.',
    of: ({ lost }) => lost,
  },
  {
    name: 'rdp_clock_skew_seconds',
    help: 'How far the clock of the server is ahead of the one here.',
    of: ({ skewSeconds }) => skewSeconds,
  },
  {
    name: 'rdp_nla_required',
    help: 'Whether the server requires NLA.',
    of: ({ nla }) => nla && (nla === 'required' ? 1 : 0),
  },
  {
    name: 'rdp_tls_info',
    help: 'The TLS version and cipher suite that were chosen.',
    labels: ['version', 'suite'],
    of: ({ tls, cipher }) => tls && { version: tls, suite: cipher ?? '' },
  },
  {
    name: 'rdp_last_check_timestamp_seconds',
    help: 'When the last check ended, as seconds since 1970.',
    always: true,
    of: (_, { endedAt }) => millisOf(endedAt) / 1_000,
  },
];
