import type { User } from '../../../app/store.ts';

/** How somebody signs in; by nothing yet where the link of the first visit made them. */
export function waysOf({ passwordHash, identity }: User): 'password' | 'openId' | 'nothing' {
  if (identity !== undefined) return 'openId';
  return passwordHash === undefined ? 'nothing' : 'password';
}
