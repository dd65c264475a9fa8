import { readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { collect, defaultCollectOptions } from '../../src/node/collect.ts';
import { parseTarget } from '../../src/node/probes/target.ts';

/** A server as docs/page.md describes it: the files of the page under a strict policy, and checks as events. */
export function pageServer(dist: string): Server {
  return createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (url.pathname === '/api/check') return void check(url.searchParams.get('target') ?? '', response);
    const name = url.pathname === '/' ? 'index.html' : url.pathname.slice(1);
    const kind = kinds[name];
    if (kind === undefined) return void response.writeHead(404).end();
    response.setHeader('content-type', kind).end(readFileSync(join(dist, 'page', name)));
  });
}

/** The address it listens on. */
export function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function check(text: string, response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const tell = (event: string, told: unknown) =>
    response.write(`event: ${event}\ndata: ${typeof told === 'string' ? told : JSON.stringify(told)}\n\n`);
  const target = parseTarget(text);
  if ('problem' in target) tell('problem', target.problem);
  else {
    const caseFile = await collect(target, {
      ...defaultCollectOptions,
      onProgress: (event) => {
        if ('line' in event) tell('phase', event.line);
      },
    });
    tell('done', { caseFile });
  }
  response.end();
}

const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

const kinds: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'worker.js': 'text/javascript; charset=utf-8',
  'page.css': 'text/css; charset=utf-8',
};
