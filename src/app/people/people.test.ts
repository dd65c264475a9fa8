import { expect, it } from 'vitest';
import { letIn, letOut } from './people.ts';
import type { User } from '../store.ts';

const identity = { issuer: 'https://id.example', subject: 'ann' };

function people(...users: readonly User[]) {
  const kept = new Map(users.map((user) => [user.name, user]));
  const ended: string[] = [];
  const store = {
    user: async (name: string) => kept.get(name),
    users: async () => [...kept.values()],
    putUser: async (user: User) => void kept.set(user.name, user),
    removeSessionsOf: async (name: string) => void ended.push(name),
  };
  return { store, kept, ended };
}

it('lets somebody in again under the same identity, and ends what they had open', async () => {
  const { store, kept, ended } = people({ name: 'ann', role: 'admin', disabled: true, identity });
  await letIn(store, { name: 'ann', role: 'viewer', passwordHash: 'new' });
  expect(kept.get('ann')).toEqual({
    name: 'ann',
    role: 'viewer',
    disabled: false,
    identity,
    passwordHash: 'new',
  });
  expect(ended).toEqual(['ann']);
});

it('lets somebody out, and says where there is nobody of the name', async () => {
  const { store, kept, ended } = people({ name: 'ann', role: 'viewer', disabled: false });
  expect(await letOut(store, 'bob')).toBe(false);
  expect(await letOut(store, 'ann')).toBe(true);
  expect(kept.get('ann')?.disabled).toBe(true);
  expect(ended).toEqual(['ann']);
});
