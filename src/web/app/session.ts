import { signal } from '@preact/signals';
import type { SessionAnswer } from '../../app/api/people.ts';
import type { Role } from '../../app/store.ts';
import { ask, bringWithRequests, get, isRefused, whenStranger, type Refused } from './api.ts';
import { hasServer } from './live-check.ts';
import { go, place, placeQuery } from './place.ts';

/** Who is signed in; `asking` until that is known, `nobody` where the server knows nobody, `open` where it asks for no sign-in. */
export const session = signal<SessionAnswer | 'asking' | 'nobody' | 'open'>('asking');

/** Finds out who this is: by the link of the first visit, which works once and leaves the address at once, or by the cookie. */
export async function findOutWho(): Promise<void> {
  if (!hasServer()) {
    session.value = 'open';
    return;
  }
  whenStranger(signInFirst);
  const first = /^#first=([\w-]{20,100})$/.exec(location.hash)?.[1];
  if (first !== undefined) {
    history.replaceState(null, '', location.pathname);
    const answer = await enter('session/first', { secret: first });
    if (answer !== undefined) {
      firstProblem.value = answer.problem;
      go('/sign-in', { instead: true });
    } else go('/people?first', { instead: true });
    return;
  }
  const answer = await get<SessionAnswer>('session');
  if (isRefused(answer)) {
    session.value = answer.refused === 401 ? 'nobody' : 'open';
    return;
  }
  known(answer);
  if (place.value === '/') {
    const to = wanted();
    if (to !== undefined) go(to, { instead: true });
  }
}

/** An identity provider is another site: where somebody wanted to go waits here until they come back. */
export function keepWanted(to: string): void {
  sessionStorage.setItem(WANTED, to);
}

/** Where somebody wanted to go, once. */
function wanted(): string | undefined {
  const to = sessionStorage.getItem(WANTED);
  sessionStorage.removeItem(WANTED);
  return to ?? undefined;
}

/** Why the link of the first visit let nobody in. */
export const firstProblem = signal('');

/** Signs in; what comes back is why not. */
export function signIn(name: string, password: string): Promise<Refused | undefined> {
  return enter('session', { name, password });
}

export async function signOut(): Promise<void> {
  await ask('DELETE', 'session');
  session.value = 'nobody';
  bringWithRequests(undefined);
  go('/sign-in');
}

/** Leads to the sign-in and, after it, back to where this was. */
export function signInFirst(): void {
  session.value = 'nobody';
  if (place.value === '/sign-in') return;
  go(`/sign-in?to=${encodeURIComponent(place.value + placeQuery.value)}`, { instead: true });
}

/** Whether whoever is signed in may do what this role may; the server asks again. */
export function may(least: Role): boolean {
  const now = session.value;
  return typeof now === 'object' && ranks[now.role] >= ranks[least];
}

async function enter(path: string, body: object): Promise<Refused | undefined> {
  const answer = await ask<SessionAnswer>('POST', path, body);
  if (isRefused(answer)) {
    session.value = 'nobody';
    return answer;
  }
  known(answer);
  return undefined;
}

function known(answer: SessionAnswer): void {
  bringWithRequests(answer.csrf);
  session.value = answer;
}

const WANTED = 'rdpdoctor-wanted';
const ranks: Readonly<Record<Role, number>> = { viewer: 0, operator: 1, admin: 2 };
