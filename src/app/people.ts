import type { Store, User } from './store.ts';

/** Where people and their sessions are kept. */
type People = Pick<Store['people'], 'user' | 'users' | 'putUser' | 'removeSessionsOf'>;

/** Lets somebody in, new or again, with this password; whoever was signed in as them is so no longer. */
export async function letIn(
  people: People,
  { name, role, passwordHash }: Required<Pick<User, 'name' | 'role' | 'passwordHash'>>,
): Promise<void> {
  const known = await people.user(name);
  await people.putUser({ ...known, name, role, disabled: false, passwordHash });
  await people.removeSessionsOf(name);
}

/** Lets somebody in no longer, and ends their sessions; false where there is nobody of this name. */
export async function letOut(people: People, name: string): Promise<boolean> {
  const user = await people.user(name);
  if (user === undefined) return false;
  await people.putUser({ ...user, disabled: true });
  await people.removeSessionsOf(name);
  return true;
}
