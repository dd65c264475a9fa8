import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { roles, type Role, type Store } from '../../../app/store.ts';
import { fingerprintOf } from './secret.ts';

/** Who asks: somebody signed in to the page, or a program with a token. */
export interface Who {
  readonly name: string;
  readonly role: Role;
  /** Of a browser only: what an unsafe request must bring with it, and the session it belongs to. */
  readonly csrf?: string;
  readonly session?: string;
}

/** A browser that was away this long signs in again, and one that never was after a week. */
export const IDLE_MS = 12 * 3_600_000;
export const LONGEST_MS = 7 * 86_400_000;

/** Chooses by the connection: only a protected one may carry the cookie that browsers keep to it. */
export function cookieName(secure: boolean): string {
  return secure ? '__Host-rdpdoctor' : 'rdpdoctor';
}

/** Finds out who asks; undefined for nobody known. */
export async function whoAsks(
  context: Context,
  people: Store['people'],
  secure: boolean,
  now: number,
): Promise<Who | undefined> {
  const header = context.req.header('authorization');
  if (header !== undefined) return byToken(header, people, now);
  const cookie = getCookie(context, cookieName(secure));
  return cookie === undefined ? undefined : bySession(cookie, people, now);
}

async function byToken(header: string, people: Store['people'], now: number): Promise<Who | undefined> {
  const secret = /^Bearer ([\w-]{20,100})$/i.exec(header)?.[1];
  if (secret === undefined) return undefined;
  const token = await people.token(fingerprintOf(secret));
  if (token === undefined || (token.expiresAt !== undefined && Date.parse(token.expiresAt) <= now))
    return undefined;
  // Once a minute is near enough to see which tokens are still used.
  if (token.lastUsedAt === undefined || now - Date.parse(token.lastUsedAt) > 60_000)
    await people.putToken({ ...token, lastUsedAt: new Date(now).toISOString() });
  return { name: `token ${token.name}`, role: token.role };
}

async function bySession(cookie: string, people: Store['people'], now: number): Promise<Who | undefined> {
  const session = await people.session(fingerprintOf(cookie));
  if (session === undefined) return undefined;
  const idle = now - Date.parse(session.seenAt);
  if (idle > IDLE_MS || now >= Date.parse(session.expiresAt)) {
    await people.removeSession(session.sha256);
    return undefined;
  }
  const user = await people.user(session.user);
  if (user === undefined || user.disabled) return undefined;
  if (idle > 60_000) await people.putSession({ ...session, seenAt: new Date(now).toISOString() });
  return { name: user.name, role: user.role, csrf: session.csrf, session: session.sha256 };
}

/** Whether a role includes what another may do. */
export function mayAs(role: Role, least: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(least);
}
