import type { OpenAPIHono } from '@hono/zod-openapi';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerEnv, Surroundings } from './surroundings.ts';

/** The built page, read once: only files that were there at the start are served, by their own names. */
export function pageRoutes(app: OpenAPIHono<ServerEnv>, { pageFolder }: Surroundings): void {
  const files = new Map(
    readdirSync(pageFolder).map((name) => [name, new Uint8Array(readFileSync(join(pageFolder, name)))]),
  );
  const start = files.get('index.html');
  app.get('/assets/:name', (context) => {
    const name = context.req.param('name');
    const bytes = files.get(name);
    const type = types[name.slice(name.lastIndexOf('.') + 1)];
    if (bytes === undefined || type === undefined) return context.notFound();
    // Their names bear the hash of what is in them.
    return context.body(bytes, 200, {
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
  // Every other path is a view of the page: its links can be opened and sent around.
  app.get('*', (context) => {
    if (context.req.path.startsWith('/api/') || start === undefined) return context.notFound();
    return context.body(start, 200, { 'content-type': 'text/html; charset=utf-8' });
  });
}

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};
