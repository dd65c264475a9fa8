import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import {
  auditAnswer,
  tokenAsked,
  tokenMadeAnswer,
  tokensAnswer,
  userAsked,
  usersAnswer,
} from '../../../app/api/people.ts';
import { pageAsked } from '../../../app/api/problem.ts';
import { changePerson, newToken } from '../../../app/people/people.ts';
import type { ApiToken, User } from '../../../app/store.ts';
import { waysOf } from '../access/ways-of.ts';
import { fingerprintOf, newSecret } from '../access/secret.ts';
import { recordOf } from '../audit.ts';
import type { ServerEnv, Surroundings } from '../surroundings.ts';
import { apiRoute, jsonBody, refusal } from './route.ts';

const tag = 'people';

/** Users, tokens and the audit log; for administrators. */
export function peopleRoutes(api: OpenAPIHono<ServerEnv>, around: Surroundings): void {
  const { people } = around.store;
  api.openapi(
    apiRoute({
      method: 'get',
      path: '/users',
      least: 'admin',
      tag,
      summary: 'Who may sign in',
      request: {},
      answer: usersAnswer,
    }),
    async (context) => context.json({ users: (await people.users()).map(shownUser) }, 200),
  );
  api.openapi(
    apiRoute({
      method: 'put',
      path: '/users',
      least: 'admin',
      tag,
      summary: 'Adds somebody, or changes role, password, whether they may sign in',
      request: { ...jsonBody(userAsked) },
      answer: usersAnswer,
    }),
    async (context) => {
      const asked = context.req.valid('json');
      const changed = await changePerson(people, asked, around.passwords.hash);
      if ('refused' in changed) return notChanged(context, asked.name, changed.refused);
      const did = changed.isNew ? 'added a user' : 'changed a user';
      await recordOf(around, context)(did, `${asked.name} (${asked.role})`);
      return context.json({ users: (await people.users()).map(shownUser) }, 200);
    },
  );
  api.openapi(
    apiRoute({
      method: 'get',
      path: '/tokens',
      least: 'admin',
      tag,
      summary: 'Tokens of programs, without their secrets',
      request: {},
      answer: tokensAnswer,
    }),
    async (context) => context.json({ tokens: (await people.tokens()).map(shownToken) }, 200),
  );
  api.openapi(
    apiRoute({
      method: 'post',
      path: '/tokens',
      least: 'admin',
      tag,
      summary: 'Makes a token; its secret is shown this once',
      request: { ...jsonBody(tokenAsked) },
      answer: tokenMadeAnswer,
    }),
    async (context) => {
      const asked = context.req.valid('json');
      const secret = newSecret();
      const by = { id: around.newId(), sha256: fingerprintOf(secret), createdBy: context.get('who').name };
      const token = newToken(asked, by, around.clock.now());
      await people.putToken(token);
      await recordOf(around, context)('made a token', `${asked.name} (${asked.role})`);
      return context.json({ token: shownToken(token), secret }, 200);
    },
  );
  api.openapi(
    apiRoute({
      method: 'delete',
      path: '/tokens/{id}',
      least: 'admin',
      tag,
      summary: 'Ends a token',
      request: { params: z.object({ id: z.string().max(100) }) },
      answer: z.object({}),
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      await people.removeToken(id);
      await recordOf(around, context)('ended a token', id);
      return context.json({}, 200);
    },
  );
  api.openapi(
    apiRoute({
      method: 'get',
      path: '/audit',
      least: 'admin',
      tag,
      summary: 'Who did what, the newest first',
      request: { query: pageAsked },
      answer: auditAnswer,
    }),
    async (context) => {
      const { limit, before } = context.req.valid('query');
      const { rows, next } = await people.audit(limit, before);
      return context.json({ entries: [...rows], ...(next === undefined ? {} : { next }) }, 200);
    },
  );
}

function notChanged(context: Context, name: string, why: 'needsPassword' | 'onlyAdministrator') {
  return why === 'needsPassword'
    ? refusal(context, 400, `password: "${name}" is new and needs one`)
    : refusal(context, 409, `"${name}" is the only administrator`);
}

function shownUser(user: User) {
  const { name, role, disabled } = user;
  return { name, role, disabled, signsIn: waysOf(user) };
}

function shownToken({ sha256: _kept, ...token }: ApiToken) {
  return token;
}
