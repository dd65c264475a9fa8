import { timingSafeEqual } from 'node:crypto';
import type { Store, User } from '../../app/store.ts';
import { fingerprintOf, newSecret } from './access/secret.ts';

/** The way in while there are no users yet: a link that is shown once, where the server was started, and works once. */
export interface FirstVisit {
  /** The secret of the link; absent where somebody can sign in already. */
  readonly secret?: string;
  /** The administrator it makes; undefined where the secret is wrong or was used. */
  readonly enter: (secret: string) => Promise<User | undefined>;
}

/** Prepares the first visit; with users there is none. */
export async function firstVisitOf(people: Store['people']): Promise<FirstVisit> {
  if ((await people.users()).some(({ disabled }) => !disabled)) return { enter: async () => undefined };
  const secret = newSecret();
  let used = false;
  return {
    secret,
    enter: async (given) => {
      const same = timingSafeEqual(Buffer.from(fingerprintOf(given)), Buffer.from(fingerprintOf(secret)));
      if (used || !same) return undefined;
      used = true;
      // It has no password until its owner gives it one: who comes back later needs another link or a password.
      const owner: User = { name: 'owner', role: 'admin', disabled: false };
      await people.putUser(owner);
      return owner;
    },
  };
}
