import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Queue } from '../../app/queue.ts';
import type { Store } from '../../app/store.ts';
import { millisOf } from '../../core/facts/time.ts';
import { deliverySchema } from '../../core/fleet/alert.ts';
import { severities } from '../../core/fleet/alerts/alert-rules.ts';
import { fleetGauges, seenOf } from '../../core/fleet/gauges/fleet-gauges.ts';
import type { Gauge as FleetGauge } from '../../core/fleet/gauges/gauge.ts';
import { outcomes } from '../../core/diagnosis/diagnosis.ts';
import type { Tell } from './told.ts';

export interface MetricsParts {
  readonly store: Pick<Store, 'hosts' | 'checks' | 'alerts' | 'deliveries'>;
  readonly queue?: Pick<Queue, 'depth'> | undefined;
  readonly now: () => number;
  readonly version: string;
  /** Hosts beyond this number have no series of their own; it may change. */
  readonly mostHosts: () => number;
}

/** What Prometheus is told: how the fleet is, as the store knows it now, and what this process did. */
export interface Metrics {
  /** Counts what an engine of this process tells. */
  readonly learn: Tell;
  /** In the text format of Prometheus; the second is its content type. */
  readonly read: () => Promise<readonly [text: string, type: string]>;
}

export function metricsOf(parts: MetricsParts): Metrics {
  const { version, now } = parts;
  const own = processMetrics(version);
  const read = async () => {
    const fleet = new Registry();
    const { store, mostHosts } = parts;
    const [hosts, latest] = await Promise.all([store.hosts.all(), store.checks.latest()]);
    addGauges(fleet, fleetGauges(seenOf(hosts, latest), mostHosts(), now()));
    addGauges(fleet, await workGauges(parts));
    const text = `${await fleet.metrics()}\n${await own.registry.metrics()}`;
    return [text, fleet.contentType] as const;
  };
  return { learn: own.learn, read: atMostTenth(read) };
}

/** Whoever asks while an answer is made, or within ten times that long, gets the same one: being asked never takes more than a tenth of the time. */
function atMostTenth<T>(make: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined;
  let until = 0;
  return () => {
    if (kept !== undefined && performance.now() < until) return kept;
    const from = performance.now();
    until = Infinity;
    kept = make().finally(() => (until = performance.now() + 10 * (performance.now() - from)));
    return kept;
  };
}

/** Gauges alone, in the text format of Prometheus. */
export function gaugesText(gauges: readonly FleetGauge[]): Promise<string> {
  const registry = new Registry();
  addGauges(registry, gauges);
  return registry.metrics();
}

function addGauges(registry: Registry, gauges: readonly FleetGauge[]): void {
  for (const { name, help, labels, samples } of gauges) {
    if (samples.length === 0) continue;
    const gauge = new Gauge({ name, help, labelNames: [...labels], registers: [registry] });
    for (const sample of samples) gauge.set(sample.labels, sample.value);
  }
}

/** What waits, what is open, who was told. */
async function workGauges({ store, queue }: MetricsParts): Promise<readonly FleetGauge[]> {
  const open = (await store.alerts.open()).filter(({ state }) => state === 'open');
  const depth = await queue?.depth();
  return [
    {
      name: 'rdp_alerts_open',
      help: 'Alerts that are open.',
      labels: ['severity'],
      samples: severities.map((severity) => ({
        labels: { severity },
        value: open.filter((alert) => alert.severity === severity).length,
      })),
    },
    {
      name: 'rdp_deliveries',
      help: 'What was told or is to be told, by channel and state, as far as it is kept.',
      labels: ['channel', 'state'],
      samples: deliverySamples(await store.deliveries.counts()),
    },
    {
      name: 'rdp_queue_jobs',
      help: 'Checks that are due: waiting, running, and given up.',
      labels: ['state'],
      samples: Object.entries(depth ?? {}).map(([state, value]) => ({ labels: { state }, value })),
    },
  ];
}

/** Every state of a channel that was ever told by, so that the first of a kind is seen to be one more. */
function deliverySamples(counts: Awaited<ReturnType<Store['deliveries']['counts']>>): FleetGauge['samples'] {
  const channels = [...new Set(counts.map(({ channel }) => channel))];
  return channels.flatMap((channel) =>
    deliveryStates.map((state) => ({
      labels: { channel, state },
      value: counts.find((each) => each.channel === channel && each.state === state)?.count ?? 0,
    })),
  );
}

const deliveryStates = deliverySchema.shape.state.options;

/** What this process did and is; other processes count for themselves. */
export function processMetrics(version: string): { readonly registry: Registry; readonly learn: Tell } {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  // Gauges that are named like counters.
  for (const what of ['handles', 'requests', 'resources'])
    registry.removeSingleMetric(`nodejs_active_${what}_total`);
  new Gauge({
    name: 'rdpdoctor_build_info',
    help: 'The version that runs.',
    labelNames: ['version'],
    registers,
  }).set({ version }, 1);
  const checks = new Counter({
    name: 'rdp_checks_total',
    help: 'Checks that this process made, by outcome; broken for those that could not be made.',
    labelNames: ['outcome'],
    registers,
  });
  for (const outcome of [...outcomes, BROKEN]) checks.inc({ outcome }, 0);
  const took = new Histogram({
    name: 'rdp_check_duration_seconds',
    help: 'How long the checks of this process took.',
    buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 45],
    registers,
  });
  return {
    registry,
    learn(told) {
      if (told.kind === 'failed') checks.inc({ outcome: BROKEN });
      if (told.kind !== 'checked') return;
      const { startedAt, endedAt, snapshot } = told.check;
      checks.inc({ outcome: snapshot.outcome });
      took.observe(Math.max(0, millisOf(endedAt) - millisOf(startedAt)) / 1_000);
    },
  };
}

const BROKEN = 'broken';
