import { expect, it } from 'vitest';
import type { Host } from '../../core/fleet/host.ts';
import { putNamedHosts } from './put-named-hosts.ts';
import type { Store } from '../store.ts';

const hostOf = (target: string): Host => ({
  target,
  groups: [],
  everySeconds: 900,
  vantages: ['here'],
  watched: true,
});

it('takes out what only an earlier configuration named, and leaves what others added', async () => {
  const kept = new Set(['typed']);
  const noted = new Map<string, string>();
  // Only what a configuration does to a store.
  const store = {
    hosts: {
      put: async (hosts: readonly Host[]) => hosts.forEach(({ target }) => kept.add(target)),
      remove: async (targets: readonly string[]) => targets.forEach((target) => kept.delete(target)),
    },
    notes: {
      get: async (key: string) => noted.get(key),
      put: async (key: string, text: string) => void noted.set(key, text),
    },
  } as unknown as Store;
  const lower = (target: string) => target.toLowerCase();
  await putNamedHosts([hostOf('srv01'), hostOf('srv02')], store, lower);
  await putNamedHosts([hostOf('srv02'), hostOf('srv03')], store, lower);
  expect([...kept].toSorted()).toEqual(['srv02', 'srv03', 'typed']);
});
