import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Store } from '../../../app/store.ts';
import { fleetGauges, seenOf } from '../../../core/fleet/gauges/fleet-gauges.ts';
import { gaugesText } from '../../fleet/metrics.ts';
import { publish } from '../../files/published-file.ts';
import { UsageError } from '../usage-error.ts';

/** Refuses a place where there is no folder, and a name that the textfile collector of node_exporter would not read. */
export function textfileOf(path: string): string {
  if (!existsSync(dirname(path)))
    throw new UsageError(`--textfile ${path}: cannot be written: no such folder`, 3);
  if (path.endsWith('.prom')) return path;
  throw new UsageError(`--textfile "${path.slice(0, 80)}": node_exporter reads only files named *.prom`);
}

/** Writes how the fleet is, in the text format of Prometheus, for node_exporter. */
export async function writeTextfile(path: string, store: Pick<Store, 'hosts' | 'checks'>): Promise<void> {
  const seen = seenOf(await store.hosts.all(), await store.checks.latest());
  const { problem } = publish(path, await gaugesText(fleetGauges(seen, MOST_HOSTS, Date.now())));
  if (problem !== undefined) throw new UsageError(problem, 3);
}

const MOST_HOSTS = 5_000;
