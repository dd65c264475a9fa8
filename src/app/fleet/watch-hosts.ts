import type { z } from 'zod';
import type { Host } from '../../core/fleet/host.ts';
import type { importAnswer, importAsked } from '../api/fleet-table.ts';
import { readHostsCsv } from './hosts-csv.ts';
import type { Store } from '../store.ts';

/** Where watched hosts are kept, and how their names are read; handed in. */
export interface WatchedHosts {
  readonly hosts: Pick<Store['hosts'], 'all' | 'get' | 'put'>;
  /** The one name of a host, however it is written. */
  readonly canonical: (target: string) => string;
  /** Why something is no host to be watched. */
  readonly problemOf: (target: string) => string | undefined;
}

/** Watches one host, or changes how; returns it as it is kept. */
export async function watchHost(asked: Host, { hosts, canonical }: WatchedHosts): Promise<Host> {
  const { target } = asked;
  // Who changes a host by its one name does not change how it is written.
  const spelled = target === canonical(target) ? (await hosts.get(target))?.spelled : undefined;
  const kept = { ...asked, ...(spelled === undefined ? {} : { spelled }) };
  await hosts.put([kept]);
  return (await hosts.get(target)) ?? kept;
}

/** Watches all hosts of a CSV from this vantage point, or none where one line is wrong or it is only a try. */
export async function watchList(
  { csv, group, everySeconds, isTry }: z.infer<typeof importAsked>,
  vantage: string,
  { hosts: kept, canonical, problemOf }: WatchedHosts,
): Promise<z.infer<typeof importAnswer>> {
  const groups = group === undefined ? [] : [group];
  const { hosts, problems } = readHostsCsv(csv, { groups, everySeconds, vantage, problemOf, canonical });
  const known = new Set((await kept.all()).map(({ target }) => target));
  const isDone = !isTry && problems.length === 0;
  if (isDone) await kept.put(hosts);
  const added = hosts.filter(({ target }) => !known.has(canonical(target))).length;
  return { hosts: hosts.length, added, isDone, problems: [...problems] };
}
