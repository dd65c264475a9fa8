import type { Context, Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { signInAsked } from '../../../app/api/people.ts';
import type { User } from '../../../app/store.ts';
import { fingerprintOf, newSecret } from '../access/secret.ts';
import { waysOf } from '../access/ways-of.ts';
import { cookieName, LONGEST_MS } from '../access/who.ts';
import type { FirstVisit } from '../first-visit.ts';
import type { ServerEnv, Surroundings } from '../surroundings.ts';
import { refusal, tooMany } from './route.ts';

/** Signing in, by password or by the link of the first visit, and signing out. Nobody has to be signed in for these. */
export function signInRoutes(app: Hono<ServerEnv>, around: Surroundings, firstVisit: FirstVisit): void {
  app.post('/api/session', async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined);
    const asked = signInAsked.safeParse(body);
    if (!asked.success) return refusal(context, 400, 'expected { "name": …, "password": … }');
    const { name, password } = asked.data;
    const wait = slowness(around, name, context.get('from'));
    if (wait > 0) return tooMany(context, 'attempts', wait);
    const user = await around.store.people.user(name);
    const right = await around.passwords.isRight(password, user?.passwordHash);
    if (!right || user === undefined || user.disabled) {
      await audit(around, context, name, 'signed in', 'refused');
      return refusal(context, 401, 'name or password are not right');
    }
    forgive(around, name, context.get('from'));
    return context.json(await beginSession(around, context, user));
  });

  app.post('/api/session/first', async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined);
    const secret = typeof body === 'object' && body !== null && 'secret' in body ? String(body.secret) : '';
    const user = await firstVisit.enter(secret);
    if (user === undefined)
      return refusal(context, 401, 'this link was used already, or is not the one shown');
    return context.json(await beginSession(around, context, user));
  });
}

/** Starts a session in this browser; what it has to bring with unsafe requests is in the answer. */
export async function beginSession(around: Surroundings, context: Context<ServerEnv>, user: User) {
  const { store, clock, secure } = around;
  const secret = newSecret();
  const csrf = newSecret();
  const now = clock.now();
  await store.people.putSession({
    sha256: fingerprintOf(secret),
    user: user.name,
    csrf,
    createdAt: new Date(now).toISOString(),
    seenAt: new Date(now).toISOString(),
    expiresAt: new Date(now + LONGEST_MS).toISOString(),
  });
  setCookie(context, cookieName(secure), secret, {
    httpOnly: true,
    secure,
    // Coming back from an identity provider is a navigation from elsewhere; the cookie is set on our own page after it.
    sameSite: 'Strict',
    path: '/',
    maxAge: LONGEST_MS / 1_000,
  });
  await audit(around, context, user.name, 'signed in', 'done');
  return { name: user.name, role: user.role, csrf, signsIn: waysOf(user) };
}

/** Ends the session of this browser. */
export async function endSession(around: Surroundings, context: Context<ServerEnv>): Promise<void> {
  const { session, name } = context.get('who');
  if (session !== undefined) await around.store.people.removeSession(session);
  deleteCookie(context, cookieName(around.secure), { path: '/', secure: around.secure });
  await audit(around, context, name, 'signed out', 'done');
}

/** Attempts are slowed by name and by where they come from, so that neither one name nor one place can be tried at will. */
function slowness({ limits }: Surroundings, name: string, from: string): number {
  return Math.max(limits.signIns.take(`name ${name}`), limits.signIns.take(`from ${from}`));
}

function forgive({ limits }: Surroundings, name: string, from: string): void {
  limits.signIns.forgive(`name ${name}`);
  limits.signIns.forgive(`from ${from}`);
}

async function audit(
  { store, clock, newId }: Surroundings,
  context: Context<ServerEnv>,
  who: string,
  did: string,
  ended: 'done' | 'refused',
): Promise<void> {
  const at = new Date(clock.now()).toISOString();
  await store.people.addAudit({
    id: newId(),
    at,
    who: who.slice(0, 100),
    from: context.get('from'),
    did,
    ended,
  });
}
