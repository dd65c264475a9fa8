import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { passwordAsked } from '../../../app/api/people.ts';
import { changeOwnPassword, ownPasswordOf } from '../../../app/people/own-password.ts';
import { recordOf } from '../audit.ts';
import type { ServerEnv, Surroundings } from '../surroundings.ts';
import { apiRoute, jsonBody, refusal, tooMany } from './route.ts';

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
      const own = await ownPasswordOf(people, name, session);
      if (own === undefined) return refusal(context, 409, 'you do not sign in by a password of this server');
      const wait = limits.signIns.take(`name ${name}`);
      if (wait > 0) return tooMany(context, 'attempts', wait);
      const record = recordOf(around, context);
      if (!(await changeOwnPassword(people, own, context.req.valid('json'), passwords))) {
        await record('changed the own password', undefined, 'refused');
        return refusal(context, 403, 'the present password is not right');
      }
      limits.signIns.forgive(`name ${name}`);
      await record('changed the own password');
      return context.json({}, 200);
    },
  );
}
