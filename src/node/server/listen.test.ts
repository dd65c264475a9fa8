import { OpenAPIHono } from '@hono/zod-openapi';
import { expect, it } from 'vitest';
import { listen } from './listen.ts';
import type { ServerEnv } from './surroundings.ts';

it('a connection that the system cannot accept, however often, ends no server', async () => {
  const app = new OpenAPIHono<ServerEnv>();
  app.get('/', (context) => context.text('here'));
  const { server, port } = await listen(app, { host: '127.0.0.1', port: 0 });
  for (const code of ['ENOBUFS', 'ENFILE']) server.emit('error', new Error(`accept ${code}`));
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('here');
  server.closeAllConnections();
  server.close();
});
