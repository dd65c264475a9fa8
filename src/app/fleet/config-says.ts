import type { Config } from '../../core/fleet/config.ts';
import type { Host } from '../../core/fleet/host.ts';

/** What stands beside a configuration: the hosts it names, and what of it is not as it should be. */
export interface AroundConfig {
  readonly hosts: readonly Host[];
  /** How many of them are held against a baseline. */
  readonly baselines: number;
  /** Hosts that are written in several ways. */
  readonly twice: readonly string[];
  /** Environment variables that it wants and that are not set. */
  readonly missing: readonly string[];
  /** Where it remembers; absent where that is one of the missing. */
  readonly store: string | undefined;
}

/** What a configuration means, a line each. */
export function configSays(config: Config, around: AroundConfig): readonly string[] {
  const { hosts, baselines, twice, missing, store } = around;
  return [
    `Watches ${count(hosts.length, 'host')} in ${count(config.groups.length, 'group')}, from ${config.vantage}.`,
    ...(baselines === 0 ? [] : [`Holds ${count(baselines, 'host')} against a baseline.`]),
    config.channels.length === 0
      ? 'Tells nobody.'
      : `Tells by ${config.channels.map(({ name, kind }) => `${name} (${kind})`).join(', ')}.`,
    `Listens on ${config.serve.listen}.`,
    ...runsSays(config.serve.runPlans, hosts),
    ...(store === undefined ? [] : [`Remembers in ${store}.`]),
    ...twice.map((line) => `Written twice: ${line}.`),
    ...missing.map((name) => `Not set: the environment variable ${name}.`),
  ];
}

/** That a server changes machines is said wherever it is so. */
function runsSays(running: Config['serve']['runPlans'], hosts: readonly Host[]): readonly string[] {
  if (running === undefined) return [];
  const { via, groups } = running;
  const named = hosts.filter((host) => host.groups.some((group) => groups.includes(group)));
  return [`Runs plans on ${count(named.length, 'host')} by ${via}, where an administrator says so.`];
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
