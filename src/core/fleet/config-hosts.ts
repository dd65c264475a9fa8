import type { Config } from './config.ts';
import type { Host } from './host.ts';

/**
 * The hosts that a configuration names; one named in several groups belongs to all of them, at the shortest interval. Two
 * spellings with one key are one host, called as it is first.
 */
export function hostsOf(
  config: Config,
  inFile: (group: string) => readonly string[],
  keyOf: (target: string) => string = (target) => target,
): readonly Host[] {
  const hosts = new Map<string, Host>();
  for (const { name, hosts: listed, file, every, expect, vantages } of config.groups) {
    for (const target of [...listed, ...(file === undefined ? [] : inFile(name))]) {
      const key = keyOf(target);
      const known = hosts.get(key);
      const wanted = expect ?? known?.expect;
      hosts.set(key, {
        target: known?.target ?? target,
        groups: [...new Set([...(known?.groups ?? []), name])],
        everySeconds: Math.min(known?.everySeconds ?? Number.POSITIVE_INFINITY, every ?? config.every),
        vantages: [...new Set([...(known?.vantages ?? []), ...(vantages ?? [config.vantage])])],
        ...(wanted === undefined ? {} : { expect: wanted }),
        watched: true,
      });
    }
  }
  return [...hosts.values()];
}
