import { resolve } from 'node:path';
import { readBaseline, type Baseline } from '../../../core/fleet/changes/baseline.ts';
import type { Host } from '../../../core/fleet/host.ts';
import type { Snapshot } from '../../../core/fleet/snapshot.ts';
import type { ReadConfig } from '../../fleet/read-config.ts';
import { readSmallText } from '../../files/small-file.ts';
import { canonical } from '../../store/canonical.ts';
import { UsageError } from '../usage-error.ts';

/** How each host is when all is well, by its one name, and when that was saved. */
export type Baselines = ReadonlyMap<string, { readonly at: string; readonly snapshot: Snapshot }>;

/** Reads a file that `baseline save` wrote. */
export function baselineAt(path: string): Baseline {
  const text = readSmallText(path, MOST_BYTES);
  if (typeof text !== 'string') throw new UsageError(text.problem, 3);
  const baseline = readBaseline(text);
  if ('problem' in baseline) throw new UsageError(`${path}: ${baseline.problem}`, 3);
  return baseline;
}

/** The baselines that a configuration names: that of the first group of a host that has one, else that of all. */
export function baselinesIn({ config, folder }: ReadConfig, hosts: readonly Host[]): Baselines {
  const read = new Map<string, Baselines>();
  const at = (file: string): Baselines => {
    const known = read.get(file) ?? byName(baselineAt(resolve(folder, file)));
    read.set(file, known);
    return known;
  };
  const files = new Map(config.groups.map(({ name, baseline }) => [name, baseline]));
  const found = new Map<string, { readonly at: string; readonly snapshot: Snapshot }>();
  for (const { target, groups } of hosts) {
    const file = groups.map((name) => files.get(name)).find((each) => each !== undefined) ?? config.baseline;
    const saved = file === undefined ? undefined : at(file).get(target);
    if (saved !== undefined) found.set(target, saved);
  }
  return found;
}

function byName({ hosts }: Baseline): Baselines {
  return new Map(hosts.map(({ target, at, snapshot }) => [canonical(target), { at, snapshot }]));
}

const MOST_BYTES = 256 * 1024 * 1024;
