import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { z } from 'zod';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { firstMisfit } from '../../core/facts/misfits.ts';
import { StoreProblem } from '../../app/store-problem.ts';
import type { OpenId } from './access/openid.ts';
import { waysOf } from './access/ways-of.ts';
import { whoAsks } from './access/who.ts';
import { changesStream } from './changes-stream.ts';
import type { FirstVisit } from './first-visit.ts';
import { safeHeaders } from './headers.ts';
import { pageRoutes } from './page.ts';
import { alertRoutes } from './routes/alerts.ts';
import { checkRoutes } from './routes/checks.ts';
import { fleetRoutes } from './routes/fleet.ts';
import { hostRoutes } from './routes/hosts.ts';
import { judgingRoutes } from './routes/judging.ts';
import { openIdRoutes } from './routes/openid.ts';
import { peopleRoutes } from './routes/people.ts';
import { planRoutes } from './routes/plans.ts';
import { passwordRoutes } from './routes/password.ts';
import { refusal } from './routes/route.ts';
import { endSession, signInRoutes } from './routes/session.ts';
import { settingsRoutes } from './routes/settings.ts';
import { viewRoutes } from './routes/views.ts';
import { isFromHere, isFromOurPage } from './same-page.ts';
import type { ServerEnv, Surroundings } from './surroundings.ts';

/** A request of somebody known may be this large: a case with the evidence of a few logs. */
const MOST_BYTES = 64 * 1024 * 1024;
/** A request of nobody yet: a name and a password. */
const MOST_BYTES_OF_STRANGERS = 16 * 1024;

/** The page and the API over it. What is refused says why in one line: the thing, its value, what was expected. */
export function makeServer(
  around: Surroundings,
  firstVisit: FirstVisit,
  openId?: OpenId,
): OpenAPIHono<ServerEnv> {
  const app = new OpenAPIHono<ServerEnv>({
    defaultHook: (parsed, context) => (parsed.success ? undefined : misread(parsed, context)),
  });
  app.use(safeHeaders(around.secure));
  app.use(async (context, next) => {
    context.set('from', addressOf(context));
    await next();
  });
  app.onError(failed);
  app.notFound((context) => refusal(context, 404, 'nothing is here'));
  app.use('/api/*', slowed(around));
  for (const path of ['/api/session', '/api/session/first']) {
    app.use(path, atMost(MOST_BYTES_OF_STRANGERS));
    app.use(path, fromHere);
  }
  signInRoutes(app, around, firstVisit);
  openIdRoutes(app, around, openId);
  app.get('/api/health', (context) => context.json({ version: around.version }));
  // Whoever is not known makes nobody keep a large body.
  app.use('/api/*', known(around));
  app.use('/api/*', atMost(MOST_BYTES));
  app.get('/api/session', async (context) => {
    const { name, role, csrf } = context.get('who');
    if (csrf === undefined) return context.json({ name, role });
    const user = await around.store.people.user(name);
    return context.json({ name, role, csrf, signsIn: user && waysOf(user) });
  });
  app.delete('/api/session', async (context) => {
    await endSession(around, context);
    return context.json({});
  });
  app.get('/api/changes', (context) => changesStream(context, around));
  app.route('/api', apiOf(around));
  app.get('/metrics', slowed(around), known(around), (context) => metricsText(context, around));
  pageRoutes(app, around);
  return app;
}

/** What went wrong in words; of our own mistakes nothing more, since nobody outside can use it for good. */
function failed(error: Error, context: Context) {
  if (error instanceof HTTPException && error.status === 400)
    return refusal(context, 400, 'the request is no JSON');
  return error instanceof StoreProblem
    ? context.json({ problem: 'the database does not answer as it should; again in a while' }, 503)
    : context.json({ problem: 'a mistake inside rdpdoctor' }, 500);
}

function apiOf(around: Surroundings): OpenAPIHono<ServerEnv> {
  const api = new OpenAPIHono<ServerEnv>({
    defaultHook: (parsed, context) => (parsed.success ? undefined : misread(parsed, context)),
  });
  fleetRoutes(api, around);
  hostRoutes(api, around);
  checkRoutes(api, around);
  judgingRoutes(api, around);
  planRoutes(api, around);
  alertRoutes(api, around);
  peopleRoutes(api, around);
  passwordRoutes(api, around);
  viewRoutes(api, around);
  settingsRoutes(api, around);
  api.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  api.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: around.secure ? '__Host-rdpdoctor' : 'rdpdoctor',
  });
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'rdpdoctor', version: around.version },
    servers: [{ url: '/api' }],
  });
  return api;
}

function atMost(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: (context) => refusal(context, 413, `larger than ${maxSize / 1_024} KiB`),
  });
}

/** No other site signs a browser in here, under a name of its choice. */
async function fromHere(context: Context, next: () => Promise<void>) {
  if (!isFromHere(context)) return refusal(context, 403, 'this request does not come from our page');
  await next();
  return undefined;
}

/** Nobody unknown gets further, nor a browser that was led here from elsewhere. */
function known({ store, secure, clock }: Surroundings) {
  return async (context: Context<ServerEnv>, next: () => Promise<void>) => {
    const who = await whoAsks(context, store.people, secure, clock.now());
    if (who === undefined) {
      context.header('WWW-Authenticate', 'Bearer');
      return refusal(context, 401, 'sign in, or bring a token: Authorization: Bearer …');
    }
    context.set('who', who);
    if (!isFromOurPage(context, who))
      return refusal(context, 403, 'this request does not come from our page');
    await next();
    return undefined;
  };
}

function slowed({ limits }: Surroundings) {
  return async (context: Context<ServerEnv>, next: () => Promise<void>) => {
    const wait = limits.requests.take(context.get('from'));
    if (wait > 0) {
      context.header('Retry-After', String(wait));
      return refusal(context, 429, `too many requests; again in ${wait} s`);
    }
    await next();
    return undefined;
  };
}

/** What Prometheus scrapes; every role may read it. */
async function metricsText(context: Context<ServerEnv>, { metrics }: Surroundings) {
  const [text, type] = await metrics.read();
  return context.body(text, 200, { 'content-type': type });
}

/** What of a request is not as it must be; the check of a request hands over what it checked. */
function misread(parsed: { readonly error: z.core.$ZodError; readonly data?: unknown }, context: Context) {
  return refusal(context, 400, firstMisfit(parsed.error, { value: parsed.data, whole: 'the request' }));
}

/** Where a request comes from, as the connection says it; headers that anybody can write are not believed. */
function addressOf(context: Context): string {
  const { incoming } = (context.env ?? {}) as {
    readonly incoming?: { readonly socket: { readonly remoteAddress?: string } };
  };
  return incoming?.socket.remoteAddress ?? 'unknown';
}
