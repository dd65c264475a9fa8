import type { OpenAPIHono } from '@hono/zod-openapi';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerEnv, Surroundings } from './surroundings.ts';

/** The built page, read once: only files that were there at the start are served, by their own names. */
export function pageRoutes(app: OpenAPIHono<ServerEnv>, { pageFolder }: Surroundings): void {
  const files = new Map(readdirSync(pageFolder).map((name) => [name, fileAt(join(pageFolder, name), name)]));
  // Every path that is no file is a view of the page: its links can be opened and sent around.
  app.get('*', (context) => {
    const { path } = context.req;
    const file = files.get(path.slice(1)) ?? (path.startsWith('/api/') ? undefined : files.get('index.html'));
    if (file === undefined) return context.notFound();
    const headers = { 'content-type': file.type, etag: file.tag, 'cache-control': 'no-cache' };
    if (context.req.header('if-none-match') === file.tag) return context.body(null, 304, headers);
    return context.body(file.bytes, 200, headers);
  });
}

function fileAt(path: string, name: string) {
  const bytes = new Uint8Array(readFileSync(path));
  const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  return { bytes, tag, type: types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream' };
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};
