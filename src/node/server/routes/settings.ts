import type { OpenAPIHono } from '@hono/zod-openapi';
import { settingsAnswer } from '../../../app/api/settings.ts';
import type { ServerEnv, Surroundings } from '../surroundings.ts';
import { apiRoute } from './route.ts';

/** What the owner of the server decided; it is changed in the configuration only. */
export function settingsRoutes(api: OpenAPIHono<ServerEnv>, around: Surroundings): void {
  api.openapi(
    apiRoute({
      method: 'get',
      path: '/settings',
      least: 'viewer',
      tag: 'settings',
      summary: 'What is watched, who is told, what may be done here; without addresses and secrets',
      request: {},
      answer: settingsAnswer,
    }),
    (context) => context.json(around.settings(), 200),
  );
}
