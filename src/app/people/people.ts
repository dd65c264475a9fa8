import type { z } from 'zod';
import type { tokenAsked, userAsked } from '../api/people.ts';
import type { ApiToken, Store, User } from '../store.ts';

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

/** Somebody as an administrator has them: new, or with another role, password, or let in no longer. */
export async function changePerson(
  people: People,
  { name, role, password, disabled }: z.infer<typeof userAsked>,
  hash: (password: string) => Promise<string>,
): Promise<{ readonly refused: 'needsPassword' | 'onlyAdministrator' } | { readonly isNew: boolean }> {
  const known = await people.user(name);
  if (known === undefined && password === undefined) return { refused: 'needsPassword' };
  const losesAdmin = known?.role === 'admin' && (role !== 'admin' || disabled);
  if (losesAdmin && (await administrators(people)).every((each) => each.name === name))
    return { refused: 'onlyAdministrator' };
  const passwordHash = password === undefined ? {} : { passwordHash: await hash(password) };
  await people.putUser({ ...known, name, role, disabled, ...passwordHash });
  // Whoever was signed in with the old rights or the old password is so no longer.
  if (known !== undefined) await people.removeSessionsOf(name);
  return { isNew: known === undefined };
}

async function administrators(people: People): Promise<readonly User[]> {
  return (await people.users()).filter(({ role, disabled }) => role === 'admin' && !disabled);
}

/** A token that somebody makes at a moment (milliseconds since 1970); of its secret only the fingerprint is kept. */
export function newToken(
  { name, role, days }: z.infer<typeof tokenAsked>,
  { id, sha256, createdBy }: Pick<ApiToken, 'id' | 'sha256' | 'createdBy'>,
  now: number,
): ApiToken {
  const at = (ms: number) => new Date(ms).toISOString();
  return { id, name, role, sha256, createdBy, createdAt: at(now), expiresAt: at(now + days * 86_400_000) };
}
