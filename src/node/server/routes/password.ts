import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { passwordAsked } from '../../../app/api/people.ts';
import { recordOf } from '../audit.ts';
import type { ServerEnv, Surroundings } from '../surroundings.ts';
import { apiRoute, jsonBody, refusal } from './route.ts';

/** Everybody gives themselves a new password; the present one is asked for, as slowly as at the door. */
export function passwordRoutes(api: OpenAPIHono<ServerEnv>, around: Surroundings): void {
  const { passwords, limits } = around;
  const { people } = around.store;
  api.openapi(
    apiRoute({
      method: 'put',
      path: '/session/password',
      least: 'viewer',
      tag: 'people',
      summary: 'Changes your own password; your other browsers are signed out',
      request: { ...jsonBody(passwordAsked) },
      answer: z.object({}),
    }),
    async (context) => {
      const { name, session } = context.get('who');
      const user = session === undefined ? undefined : await people.user(name);
      if (session === undefined || user === undefined || user.identity !== undefined)
        return refusal(context, 409, 'you do not sign in by a password of this server');
      const { present = '', next } = context.req.valid('json');
      const wait = limits.signIns.take(`name ${name}`);
      if (wait > 0) {
        context.header('Retry-After', String(wait));
        return refusal(context, 429, `too many attempts; again in ${wait} s`);
      }
      if (user.passwordHash !== undefined && !(await passwords.isRight(present, user.passwordHash))) {
        await recordOf(around, context)('changed the own password', undefined, 'refused');
        return refusal(context, 403, 'the present password is not right');
      }
      const kept = await people.session(session);
      await people.putUser({ ...user, passwordHash: await passwords.hash(next) });
      await people.removeSessionsOf(name);
      if (kept !== undefined) await people.putSession(kept);
      limits.signIns.forgive(`name ${name}`);
      await recordOf(around, context)('changed the own password');
      return context.json({}, 200);
    },
  );
}
