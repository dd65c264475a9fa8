import type { Attempt } from './attempt.ts';

/** Who failed: the person where one is named, else the place, else the client whose own log tells it. */
export function subjectOf({
  user,
  address,
  side,
  host,
}: Pick<Attempt, 'user' | 'address' | 'side' | 'host'>): string {
  if (user !== undefined) return `user ${user}`;
  if (address !== undefined) return `address ${address}`;
  if (side === 'server') return 'nobody in particular';
  return host === undefined ? 'this client' : `this client to ${host}`;
}
