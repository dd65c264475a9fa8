import type { Config } from './config.ts';
import type { Host } from './host.ts';

/** The hosts that a configuration names; one named in several groups belongs to all of them, at the shortest interval. */
export function hostsOf(config: Config, inFile: (group: string) => readonly string[]): readonly Host[] {
  const hosts = new Map<string, Host>();
  for (const { name, hosts: listed, file, every, expect, vantages } of config.groups) {
    for (const target of [...listed, ...(file === undefined ? [] : inFile(name))]) {
      const known = hosts.get(target);
      const wanted = expect ?? known?.expect;
      hosts.set(target, {
        target,
        groups: [...(known?.groups ?? []), name],
        everySeconds: Math.min(known?.everySeconds ?? Number.POSITIVE_INFINITY, every ?? config.every),
        vantages: [...new Set([...(known?.vantages ?? []), ...(vantages ?? [config.vantage])])],
        ...(wanted === undefined ? {} : { expect: wanted }),
        watched: true,
      });
    }
  }
  return [...hosts.values()];
}
