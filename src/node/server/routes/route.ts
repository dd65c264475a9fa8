import { createRoute, type RouteConfig, type z } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { problemAnswer } from '../../../app/api/problem.ts';
import { planRefusals, type PlanRefusal } from '../../../app/fleet-plans/plan-refusal.ts';
import type { Role } from '../../../app/store.ts';
import { riskIds } from '../../../core/remedy/action.ts';
import { readRestartTime } from '../../../core/remedy/restart-time.ts';
import { mayAs } from '../access/who.ts';
import type { ServerEnv } from '../surroundings.ts';

/** One route of the API: who may, what comes in, what goes out. */
interface RouteAsked<Path extends string, Request, Answer> {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly path: Path;
  readonly least: Role;
  readonly tag: string;
  readonly summary: string;
  readonly request: Request;
  readonly answer: Answer;
}

/** Makes the route and its part of the OpenAPI document. */
export function apiRoute<
  const Path extends string,
  Answer extends z.ZodType,
  Request extends NonNullable<RouteConfig['request']>,
>({ method, path, least, tag, summary, request, answer }: RouteAsked<Path, Request, Answer>) {
  return createRoute({
    method,
    path,
    tags: [tag],
    summary,
    description: `Needs the role ${least}.`,
    security: [{ token: [] }, { session: [] }],
    middleware: [atLeast(least)],
    request,
    responses: {
      200: { description: 'done', content: { 'application/json': { schema: answer } } },
      ...problems,
    },
  });
}

/** The JSON that comes in. */
export function jsonBody<Body extends z.ZodType>(schema: Body) {
  return { body: { required: true, content: { 'application/json': { schema } } } };
}

/** Refuses who may not, before anything of the request is looked at. */
function atLeast(least: Role): MiddlewareHandler<ServerEnv> {
  return async (context, next) => {
    const { role } = context.get('who');
    if (!mayAs(role, least)) return refusal(context, 403, `this needs the role ${least}; yours is ${role}`);
    await next();
    return undefined;
  };
}

/** An answer that says in one line why not. */
export function refusal<Status extends 400 | 401 | 403 | 404 | 409 | 413 | 429>(
  context: Context,
  status: Status,
  problem: string,
) {
  return context.json({ problem }, status);
}

/** Says of a word that it is no risk. */
export function strangeRisk(word: string): string {
  return `acceptedRisks: "${word}": is none of ${riskIds.join(', ')}`;
}

/** When Windows is to restart, as an action holds it, or why that is no time. */
export function restartAsked(
  text: string | undefined,
  now: number,
): { readonly restartAt?: string } | { readonly problem: string } {
  if (text === undefined) return {};
  const read = readRestartTime(text, now);
  return 'problem' in read ? { problem: `restartAt ${read.problem}` } : { restartAt: read.at };
}

/** Refuses what is asked for too often, and says when again. */
export function tooMany(context: Context, what: 'looks at once' | 'attempts', waitSeconds: number) {
  context.header('Retry-After', String(waitSeconds));
  return refusal(context, 429, `too many ${what}; again in ${waitSeconds} s`);
}

/** The same for plans, with the code of the reason. */
export function planRefusal(context: Context, { refused, says }: PlanRefusal) {
  return context.json({ problem: says, code: refused }, planRefusals[refused]);
}

const problem = (description: string) => ({
  description,
  content: { 'application/json': { schema: problemAnswer } },
});

const problems = {
  400: problem('not understood: the thing, its value, what was expected'),
  401: problem('nobody is signed in'),
  403: problem('not allowed to this role'),
  404: problem('not there'),
  409: problem('cannot be done as things are'),
  429: problem('too much at once; Retry-After says when'),
};
