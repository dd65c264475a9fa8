import { harmless } from '../bytes/harmless.ts';
import type { Config } from './config.ts';
import type { Host } from './host.ts';

/** The hosts that a configuration names; one named in several groups belongs to all of them, at the shortest interval. */
export function hostsOf(
  config: Config,
  inFile: (group: string) => readonly string[],
  canonical: (target: string) => string,
): readonly Host[] {
  const hosts = new Map<string, Host>();
  for (const { name, hosts: listed, file, every, expect, vantages } of config.groups) {
    for (const target of [...listed, ...(file === undefined ? [] : inFile(name))]) {
      const key = canonical(target);
      const known = hosts.get(key);
      const wanted = expect ?? known?.expect;
      hosts.set(key, {
        target: key,
        ...spellingOf(known?.spelled ?? target, key),
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

/** Hosts that are written in several ways, each in one line: they are watched once. */
export function writtenTwice(
  targets: readonly string[],
  canonical: (target: string) => string,
): readonly string[] {
  const spellings = new Map<string, Set<string>>();
  for (const target of targets) {
    const key = canonical(target);
    spellings.set(key, (spellings.get(key) ?? new Set()).add(target.trim()));
  }
  return [...spellings.values()]
    .filter(({ size }) => size > 1)
    .map((ways) => {
      const [first, ...others] = [...ways].map((way) => `"${harmless(way)}"`);
      return `${[first, ...others].join(' and ')} are one host; it is watched once, as ${first}`;
    });
}

function spellingOf(spelled: string, target: string): Pick<Host, 'spelled'> {
  return spelled.trim() === target ? {} : { spelled: spelled.trim() };
}
