import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { viewAsked, viewsAnswer } from '../../../app/api/fleet-table.ts';
import type { ServerEnv, Surroundings } from '../surroundings.ts';
import { apiRoute, jsonBody, refusal } from './route.ts';

const tag = 'views';
const params = z.object({ name: z.string().min(1).max(60) });

/** Ways to look at the fleet that somebody keeps for themselves. */
export function viewRoutes(api: OpenAPIHono<ServerEnv>, { store: { notes } }: Surroundings): void {
  api.openapi(
    apiRoute({
      method: 'get',
      path: '/views',
      least: 'viewer',
      tag,
      summary: 'The views that you keep',
      request: {},
      answer: viewsAnswer,
    }),
    async (context) => context.json({ views: await viewsOf(context.get('who').name) }, 200),
  );
  api.openapi(
    apiRoute({
      method: 'put',
      path: '/views/{name}',
      least: 'viewer',
      tag,
      summary: 'Keeps a view',
      request: { params, ...jsonBody(viewAsked) },
      answer: viewsAnswer,
    }),
    async (context) => {
      const { name: who } = context.get('who');
      const { name } = context.req.valid('param');
      const kept = await viewsOf(who);
      if (kept.length >= MOST_VIEWS && !kept.some((each) => each.name === name))
        return refusal(context, 409, `you keep ${MOST_VIEWS} views already; let one go first`);
      await notes.put(keyOf(who, name), context.req.valid('json').query);
      return context.json({ views: await viewsOf(who) }, 200);
    },
  );
  api.openapi(
    apiRoute({
      method: 'delete',
      path: '/views/{name}',
      least: 'viewer',
      tag,
      summary: 'Keeps a view no longer',
      request: { params },
      answer: viewsAnswer,
    }),
    async (context) => {
      const { name: who } = context.get('who');
      await notes.remove(keyOf(who, context.req.valid('param').name));
      return context.json({ views: await viewsOf(who) }, 200);
    },
  );

  async function viewsOf(who: string) {
    const keys = await notes.keys(keyOf(who, ''));
    const views = await Promise.all(
      keys.map(async (key) => ({
        name: decodeURIComponent(key.slice(keyOf(who, '').length)),
        query: (await notes.get(key)) ?? '',
      })),
    );
    return views.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }
}

/** Encoded, so that no name reaches into the views of another. */
function keyOf(who: string, name: string): string {
  return `view/${encodeURIComponent(who)}/${encodeURIComponent(name)}`;
}

const MOST_VIEWS = 50;
