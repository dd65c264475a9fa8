import type { Check } from '../../core/fleet/check.ts';
import type { Host } from '../../core/fleet/host.ts';

/** Each host with its newest check from every vantage point. */
export function withLatest(hosts: readonly Host[], latest: readonly Check[]) {
  const byHost = new Map<string, Check[]>();
  for (const check of latest) byHost.set(check.host, [...(byHost.get(check.host) ?? []), check]);
  return hosts.map((host) => ({ ...host, latest: byHost.get(host.target) ?? [] }));
}

/** How the hosts of each group are. */
export function groupStates(hosts: ReturnType<typeof withLatest>) {
  const groups = new Map<
    string,
    { name: string; hosts: number; works: number; fails: number; unknown: number }
  >();
  for (const { groups: names, latest } of hosts) {
    const kind = kindOf(latest);
    for (const name of names) {
      const group = groups.get(name) ?? { name, hosts: 0, works: 0, fails: 0, unknown: 0 };
      groups.set(name, { ...group, hosts: group.hosts + 1, [kind]: group[kind] + 1 });
    }
  }
  return [...groups.values()];
}

/** A host fails where it fails from anywhere. */
function kindOf(latest: readonly Check[]): 'works' | 'fails' | 'unknown' {
  const outcomes = latest.map(({ snapshot }) => snapshot.outcome);
  if (outcomes.includes('fails')) return 'fails';
  return outcomes.length === 0 || outcomes.includes('unknown') ? 'unknown' : 'works';
}

/** Of checks, the newest first, that of each vantage point. */
export function newestOfEach(checks: readonly Check[]): Check[] {
  const seen = new Set<string>();
  return checks.filter(({ vantage }) => !seen.has(vantage) && seen.add(vantage));
}
