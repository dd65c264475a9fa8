import type { Host } from '../../core/fleet/host.ts';
import type { Store } from '../store.ts';

/** Puts the hosts of a configuration into the store, and takes out those that only an earlier one named. */
export async function putNamedHosts(
  hosts: readonly Host[],
  { hosts: kept, notes }: Pick<Store, 'hosts' | 'notes'>,
  canonical: (target: string) => string,
): Promise<void> {
  const named = new Set(hosts.map(({ target }) => target));
  const before: unknown = JSON.parse((await notes.get(NAMED)) ?? '[]');
  const gone = Array.isArray(before)
    ? before.map((target) => canonical(String(target))).filter((target) => !named.has(target))
    : [];
  await kept.put(hosts);
  await kept.remove(gone);
  await notes.put(NAMED, JSON.stringify([...named]));
}

/** The note with the hosts that the configuration named last. */
const NAMED = 'config.hosts';
