import type { Check } from '../../core/fleet/check.ts';
import { groupOf, traitOf, type Shared, type Trait } from '../../core/fleet/group.ts';
import type { Host } from '../../core/fleet/host.ts';
import type { GroupTraitsAnswer } from '../api/fleet-table.ts';

/** What the hosts of each group share, and which few differ: the likeliest place to look. */
export function groupTraits(hosts: readonly Host[], latest: readonly Check[]): GroupTraitsAnswer['groups'] {
  const groupsOf = new Map(hosts.map(({ target, groups }) => [target, groups]));
  const members = new Map<string, Map<string, Check>>();
  for (const { groups } of hosts)
    for (const name of groups) if (!members.has(name)) members.set(name, new Map());
  for (const check of latest)
    for (const name of groupsOf.get(check.host) ?? []) members.get(name)?.set(check.host, check);
  return [...members].map(([name, checks]) => {
    const newest = [...checks.values()];
    const { shared } = groupOf(newest, []);
    return {
      name,
      hosts: checks.size,
      shared: [...shared].map(([trait, value]) => traitIn(newest, trait, value)),
    };
  });
}

function traitIn(checks: readonly Check[], trait: Trait, { value, agree, of }: Shared) {
  const odd = checks.flatMap(({ host, snapshot }) => {
    const own = traitOf(trait, snapshot);
    return own === undefined || own === value ? [] : [{ host, value: own }];
  });
  return { trait, value, agree, of, odd: odd.slice(0, MOST_ODD) };
}

const MOST_ODD = 20;
