import type { Store, User } from '../store.ts';

/** How passwords are checked and kept; handed in, since hashing is slow on purpose. */
export interface Passwords {
  readonly hash: (password: string) => Promise<string>;
  readonly isRight: (password: string, hash: string | undefined) => Promise<boolean>;
}

/** Somebody who signs in by a password of this server, by the session they ask in; undefined for all others. */
export async function ownPasswordOf(
  people: Pick<Store['people'], 'user'>,
  name: string,
  session: string | undefined,
): Promise<{ readonly user: User; readonly session: string } | undefined> {
  const user = session === undefined ? undefined : await people.user(name);
  if (session === undefined || user === undefined || user.identity !== undefined) return undefined;
  return { user, session };
}

/** Gives somebody a new password for their present one, where there is one; their other sessions end. False where the present one is wrong. */
export async function changeOwnPassword(
  people: Store['people'],
  { user, session }: { readonly user: User; readonly session: string },
  { present = '', next }: { readonly present?: string | undefined; readonly next: string },
  passwords: Passwords,
): Promise<boolean> {
  if (user.passwordHash !== undefined && !(await passwords.isRight(present, user.passwordHash))) return false;
  const kept = await people.session(session);
  await people.putUser({ ...user, passwordHash: await passwords.hash(next) });
  await people.removeSessionsOf(user.name);
  if (kept !== undefined) await people.putSession(kept);
  return true;
}
